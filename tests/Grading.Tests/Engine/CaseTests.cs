using Mockloop.Grading.Engine;

namespace Mockloop.Grading.Tests.Engine;

/// <summary>Every folder under <c>Cases</c> and what it expects; <c>Cases/README.md</c> says what can be said.</summary>
public sealed class CaseTests(JudgeFixture judge)
{
    static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Cases");

    public static TheoryData<string> Cases() =>
        [.. Directory.EnumerateFiles(Root, "expect.yaml", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, Path.GetDirectoryName(f)!)).Where(Chosen).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Cases))]
    public async Task A_case_gets_its_verdict(string name)
    {
        var folder = Path.Combine(Root, name);
        var expected = Expectation.Read(Path.Combine(folder, "expect.yaml"));
        using var changed = CasePackage.For(folder, Path.Combine(Root, "package"));
        var package = changed.Folder;
        var submission = Directory.EnumerateFiles(folder).Single(f => !f.EndsWith("expect.yaml", StringComparison.Ordinal));
        if (expected.Defence is null)
        {
            expected.Check(await judge.JudgeAsync(package, submission));
            return;
        }
        using var host = new HostBaits(judge.RunId, package);
        expected.Check(await judge.JudgeAsync(package, submission, host.CheckAsync));
        var after = await judge.JudgeAsync(Path.Combine(Root, "package"), Path.Combine(Root, "accepted-python", "a.py"));
        after.Verdict.ShouldBe(Verdict.Accepted, $"the next result is affected: {after.Detail}");
    }

    /// <summary><c>MOCKLOOP_CASES=denied,leftover</c> runs only the cases whose names begin so.</summary>
    static bool Chosen(string name) =>
        Environment.GetEnvironmentVariable("MOCKLOOP_CASES") is not { Length: > 0 } some
        || some.Split(',').Any(start => name.StartsWith(start, StringComparison.Ordinal));
}
