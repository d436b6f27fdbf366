using Mockloop.Grading.Engine;

namespace Mockloop.Grading.Tests.Engine;

/// <summary>The platform's own packages: every submission gets what its folder promises.</summary>
public sealed class PackageSubmissionTests(JudgeFixture judge)
{
    static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Packages");

    public static TheoryData<string> Submissions() =>
        [.. Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f)).Where(f => f.Split('/') is [_, "submissions", _, _]).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Submissions))]
    public async Task A_submission_gets_what_its_folder_promises(string path)
    {
        var parts = path.Split('/');
        var result = await judge.JudgeAsync(Path.Combine(Root, parts[0]), Path.Combine(Root, path));

        Verdict[] promised = parts[2] switch
        {
            "accepted" or "does_not_scale" or "not_incremental" => [Verdict.Accepted], // by the tests; ScaleTests replays them
            "wrong_answer" => [Verdict.WrongAnswer],
            "time_limit_exceeded" => [Verdict.TimeLimit, Verdict.WallLimit],
            "run_time_error" => [Verdict.StackLimit],
            var folder => throw new InvalidOperationException($"no promise is known for {folder}"),
        };
        promised.ShouldContain(result.Verdict, result.Detail);
    }

    [Fact]
    public void Packages_are_small_enough_to_be_fetched_by_every_worker()
    {
        foreach (var package in Directory.EnumerateDirectories(Root))
            Directory.EnumerateFiles(package, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length).ShouldBeLessThan(500_000, package);
    }
}
