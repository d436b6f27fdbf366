using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Tests.Engine.Packages;

/// <summary>A package folder of a test's own: it begins with one secret test, and everything else is written by the test.</summary>
public sealed class PackageOnDisk : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mockloop-package-");

    public PackageOnDisk(string problemYaml = "problem_format_version: 2025-09\n") =>
        Write(("problem.yaml", problemYaml)).Tests("secret/1");

    public string Folder => folder.FullName;

    public PackageOnDisk Write(params (string File, string Content)[] files)
    {
        foreach (var (file, content) in files)
        {
            var path = Path.Combine(Folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
        }
        return this;
    }

    public PackageOnDisk Tests(params string[] names) =>
        Write([.. names.SelectMany(n => new[] { ($"data/{n}.in", "1\n"), ($"data/{n}.ans", "1\n") })]);

    public PackageOnDisk Without(string path)
    {
        if (Directory.Exists(Path.Combine(Folder, path)))
            Directory.Delete(Path.Combine(Folder, path), recursive: true);
        else
            File.Delete(Path.Combine(Folder, path));
        return this;
    }

    public ProblemPackage Load() => ProblemPackage.Load(Folder);

    /// <summary>Loads, and expects a refusal whose message names all of these.</summary>
    public void IsRefused(params string[] named)
    {
        var message = Should.Throw<PackageException>(Load).Message;
        foreach (var word in named)
            message.ShouldContain(word);
    }

    public TestCase Test(string name) => Load().Tests.Single(t => t.Name == name);

    public TestGroup Group(string name) => Load().Data.AllGroups.Single(g => g.Name == name);

    public ExampleSubmission Submission(string name) => Load().Submissions.Single(s => s.Name == name);

    public void Dispose() => folder.Delete(recursive: true);
}
