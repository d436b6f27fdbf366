using Mockloop.Grading.Engine;
using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Judging.Grading;
using Mockloop.Grading.Engine.Packages;
using TestResult = Mockloop.Grading.Engine.Judging.TestResult;

namespace Mockloop.Grading.Tests.Judging;

public sealed class EvaluationTests
{
    static readonly TestCase[] Some = [.. new[] { "secret/1", "secret/2", "secret/3" }.Select(Case)];

    [Fact]
    public async Task Pass_fail_stops_at_the_first_test_that_is_not_accepted_and_says_which()
    {
        var work = new Script { ["secret/2"] = Verdict.WrongAnswer, ["secret/3"] = Verdict.TimeLimit };
        var result = await Evaluation.RunAsync(Package(new("secret", Some)), all: false, work);
        (result.Verdict, result.Score, work.Ran).ShouldBe((Verdict.WrongAnswer, 0, "secret/1 secret/2"));
        result.Detail.ShouldStartWith("secret/2");
    }

    [Fact]
    public async Task All_tests_run_when_all_are_wanted_and_the_first_failing_decides_all_the_same()
    {
        var work = new Script { ["secret/2"] = Verdict.WrongAnswer, ["secret/3"] = Verdict.TimeLimit };
        var result = await Evaluation.RunAsync(Package(new("secret", Some)), all: true, work);
        (result.Verdict, work.Ran).ShouldBe((Verdict.WrongAnswer, "secret/1 secret/2 secret/3"));
    }

    [Fact]
    public async Task A_group_whose_condition_failed_is_not_run()
    {
        var first = new TestGroup("secret/a", [Case("secret/a/1")]) { Scoring = new(Aggregation.PassFail, 30, []) };
        var second = new TestGroup("secret/b", [Case("secret/b/1")]) { Scoring = new(Aggregation.PassFail, 70, ["secret/a"]) };
        var secret = new TestGroup("secret", [first, second]) { Scoring = new(Aggregation.Sum, 100, []) };

        var bad = new Script { ["secret/a/1"] = Verdict.MemoryLimit };
        var failed = await Evaluation.RunAsync(Package(secret, ProblemTypes.Scoring), all: false, bad);
        (failed.Verdict, failed.Score, bad.Ran).ShouldBe((Verdict.MemoryLimit, 0, "secret/a/1"));

        var good = await Evaluation.RunAsync(Package(secret, ProblemTypes.Scoring), all: false, new Script());
        (good.Verdict, good.Score, good.Full).ShouldBe((Verdict.Accepted, 100, 100));
    }

    [Fact]
    public async Task In_a_min_group_nothing_more_is_run_once_there_are_no_points()
    {
        var secret = new TestGroup("secret", [.. Some.Select(t => t with { MaxScore = 10 })]) { Scoring = new(Aggregation.Min, 10, []) };
        var work = new Script { ["secret/1"] = Verdict.WrongAnswer };
        var result = await Evaluation.RunAsync(Package(secret, ProblemTypes.Scoring), all: false, work);
        (result.Verdict, work.Ran).ShouldBe((Verdict.WrongAnswer, "secret/1"));
    }

    [Fact]
    public async Task A_legacy_group_breaks_or_continues_as_it_says()
    {
        var work = new Script { ["secret/1"] = Verdict.WrongAnswer };
        var breaks = await Evaluation.RunAsync(Legacy(new() { Flags = ["always_accept"], AcceptScore = 10, Most = 30 }), all: false, work);
        (breaks.Verdict, breaks.Score, work.Ran).ShouldBe((Verdict.WrongAnswer, 0, "secret/1"));

        work = new Script { ["secret/1"] = Verdict.WrongAnswer };
        var continues = await Evaluation.RunAsync(Legacy(new() { BreakOnReject = false, Flags = ["always_accept"], AcceptScore = 10, Most = 30 }), all: false, work);
        (continues.Verdict, continues.Score, continues.Full).ShouldBe((Verdict.PartiallyAccepted, 20, 30));
    }

    [Fact]
    public async Task Tests_beyond_a_break_do_not_count_though_they_are_run()
    {
        var work = new Script { ["secret/2"] = Verdict.WrongAnswer };
        var result = await Evaluation.RunAsync(Legacy(new() { Flags = ["always_accept"], AcceptScore = 10, Most = 30 }), all: true, work);
        (result.Score, work.Ran).ShouldBe((10, "secret/1 secret/2 secret/3"));
    }

    [Fact]
    public async Task Without_a_range_the_full_score_follows_from_the_parts()
    {
        var result = await Evaluation.RunAsync(Legacy(new() { AcceptScore = 10 }), all: false, new Script());
        (result.Verdict, result.Full).ShouldBe((Verdict.Accepted, 30));
    }

    [Fact]
    public async Task A_checker_that_failed_is_not_graded_away()
    {
        var work = new Script { ["secret/1"] = Verdict.CheckerFailed };
        (await Evaluation.RunAsync(Legacy(new() { Flags = ["always_accept"] }), all: false, work)).Verdict.ShouldBe(Verdict.CheckerFailed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Scores_beyond_what_a_number_can_hold_are_the_packages_fault(bool legacy)
    {
        var secret = legacy
            ? new TestGroup("secret", Some) { Legacy = new() { AcceptScore = 1e308 } }
            : new TestGroup("secret", [.. Some.Select(t => t with { MaxScore = 1e308 })]) { Scoring = new(Aggregation.Sum, null, []) };
        var result = await Evaluation.RunAsync(Package(secret, ProblemTypes.Scoring), all: false, new Script());
        (result.Verdict, result.Score, result.Full, result.Groups.Count).ShouldBe((Verdict.CheckerFailed, 0, null, 0));
    }

    static TestCase Case(string name) => new(name, "", "");

    static ProblemPackage Legacy(LegacyGrading grading) =>
        Package(new("secret", Some) { Legacy = grading }, ProblemTypes.Scoring) with { Format = FormatVersion.Legacy };

    static ProblemPackage Package(TestGroup secret, ProblemTypes types = ProblemTypes.PassFail) => new()
    {
        Folder = "",
        Name = "",
        Hash = "",
        Format = FormatVersion.V2025,
        Types = types,
        Limits = new(),
        Compilation = new(),
        Data = new("", [secret]) { Legacy = secret.Legacy is null ? null : new() { BreakOnReject = false } },
        Tests = [.. secret.AllTests],
    };

    sealed class Script : Dictionary<string, Verdict>, IEvaluated
    {
        readonly List<string> ran = [];

        public string Ran => string.Join(' ', ran);

        public Task<TestResult> JudgeAsync(TestCase test)
        {
            ran.Add(test.Name);
            return Task.FromResult(new TestResult(test.Name, this.GetValueOrDefault(test.Name, Verdict.Accepted), 0, 0, 0, 0, null, ""));
        }

        public Task<TestResult> JudgeSourcesAsync(TestGroup group, StaticTest test) => throw new NotSupportedException();

        public Task<NodeResult> GradeAsync(TestGroup group, IReadOnlyList<NodeResult> parts) => throw new NotSupportedException();
    }
}
