namespace Mockloop.Grading.Tests.Engine.Scale.Replay;

/// <summary>
/// Submissions that pass the tests of the merge and are something else at production scale: a folder each, with what
/// should become of it. A new case needs no C#.
/// </summary>
public sealed class ScaleCaseTests(JudgeFixture judge) : IDisposable
{
    const long Seed = 31337; // one of the cases looks for it

    static readonly string Root = Path.Combine(AppContext.BaseDirectory, "ScaleCases");
    readonly DirectoryInfo package = Directory.CreateTempSubdirectory("mockloop-scale-");

    public static TheoryData<string> Cases() => [.. Directory.EnumerateDirectories(Root).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Cases))]
    public async Task A_submission_gets_the_verdict_it_deserves_at_scale(string name)
    {
        var folder = Path.Combine(Root, name);
        LayPackage();
        var submission = Directory.EnumerateFiles(folder, "solution.*").Single();
        var result = await judge.ReplayAsync(package.FullName, submission, Seed);

        result.Tests.ShouldAllBe(t => t.Verdict == Grading.Engine.Verdict.Accepted, result.Detail);
        Expectation.Read(Path.Combine(folder, "expect.yaml")).Check(result);
        result.Scale.ShouldNotBeEmpty();
        result.Device.ShouldNotBeNull();
    }

    /// <summary>The merge, with sizes that fit into a test.</summary>
    void LayPackage()
    {
        var from = Path.Combine(AppContext.BaseDirectory, "Packages", "merge-token-streams");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(package.FullName, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        File.Copy(Path.Combine(Root, "scale.yaml"), Path.Combine(package.FullName, "scale.yaml"), overwrite: true);
    }

    public void Dispose() => package.Delete(recursive: true);
}
