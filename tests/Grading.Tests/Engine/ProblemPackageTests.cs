using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Tests.Engine;

public sealed class ProblemPackageTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mockloop-package-");

    public ProblemPackageTests()
    {
        Write("problem.yaml", "problem_format_version: 2025-09\nname: {en: Echo, de: Echo}\nlimits:\n  time_limit: 3\n");
        Write("data/secret/b.in", "2");
        Write("data/secret/b.ans", "2");
        Write("data/secret/a.in", "1");
        Write("data/secret/a.ans", "1");
        Write("data/sample/z.in", "0");
        Write("data/sample/z.ans", "0");
    }

    [Fact]
    public void Silent_packages_get_the_documented_defaults()
    {
        var package = ProblemPackage.Load(folder.FullName);
        package.Name.ShouldBe("Echo");
        package.Tests.Select(t => t.Name).ShouldBe(["sample/z", "secret/a", "secret/b"]);
        package.Limits.Wall.ShouldBe(TimeSpan.FromSeconds(8), "2 × CPU + 2 s");
        package.Limits.MemoryBytes.ShouldBe(2L << 30);
        package.Limits.OutputBytes.ShouldBe(8L << 20);
        package.Limits.Processes.ShouldBe(64);
        (package.Compilation.Cpu, package.Compilation.Wall, package.Compilation.MemoryBytes)
            .ShouldBe((TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20), 2L << 30));
    }

    [Fact]
    public void The_hash_follows_the_content()
    {
        var before = PackageHash.Of(folder.FullName);
        File.SetLastWriteTimeUtc(Path.Combine(folder.FullName, "problem.yaml"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        PackageHash.Of(folder.FullName).ShouldBe(before);
        Write("data/secret/a.ans", "7");
        PackageHash.Of(folder.FullName).ShouldNotBe(before);
    }

    [Theory]
    [InlineData("problem.yaml", "problem_format_version: 2025-09\ntype: [pass-fail, interactive]\n", "interactive")]
    [InlineData("problem.yaml", "problem_format_version: 2026-01\n", "2026-01")]
    [InlineData("problem.yaml", "problem_format_version: 2025-09\nlimits: {time_limit: 0}\n", "time_limit")]
    [InlineData("problem.yaml", "problem_format_version: [", "line")]
    [InlineData("data/secret/c.in", "3", "c.ans")]
    public void What_cannot_be_judged_is_refused_by_name(string file, string content, string named)
    {
        Write(file, content);
        Should.Throw<PackageException>(() => ProblemPackage.Load(folder.FullName)).Message.ShouldContain(named);
    }

    void Write(string file, string content)
    {
        var path = Path.Combine(folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
