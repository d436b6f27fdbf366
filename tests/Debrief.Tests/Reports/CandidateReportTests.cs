using Mockloop.Debrief.Engine;
using Mockloop.Debrief.Engine.Analysis;
using Mockloop.Debrief.Engine.Reports;
using Mockloop.Debrief.Engine.Reports.Printing;

namespace Mockloop.Debrief.Tests.Reports;

public sealed class CandidateReportTests(ITestOutputHelper output)
{
    static readonly string[] Anchors = ["one", "two", "three", "four"];
    static readonly Finding Missing = new("no-price", Severity.Problem, "What does the customer pay?", "", 9, 9), Other = new("no-quotas", Severity.Problem, "What keeps one customer from using everything up?", "", 9, 9);

    static StageProfile Stage(string id, IReadOnlyList<Finding> problems, params (string Signal, int[] Scores)[] signals) => new(
        new(id, id.ToUpperInvariant(), $"interview-{id}", "Advance", "", 0, $"question-{id}", [], [], [], problems),
        [.. signals.Select(s => new SignalProfile(new(s.Signal, s.Signal, Anchors, [.. s.Scores.Select(x => new SignalRating(s.Signal, x, ""))], null),
            s.Scores.Length == 0 ? null : s.Scores.Average(), null, null, null))]);

    static string[] Chosen(params StageProfile[] stages) => [.. PracticeStep.Choose(stages).Select(p => $"{p.Stage.StageId}:{p.Signal.Facts.SignalId}")];

    [Fact]
    public void The_weakest_three_signals_are_practised_each_once()
    {
        Chosen(Stage("coding", [], ("judgment", [2]), ("scale", [3]), ("growth", [4])), Stage("design", [], ("judgment", [1]), ("numbers", [2, 3]), ("unrated", [])))
            .ShouldBe(["design:judgment", "design:numbers", "coding:scale"]);
        Chosen(Stage("coding", [], ("scale", [4, 4]))).ShouldBeEmpty();
    }

    [Fact]
    public void What_the_analysers_miss_brings_a_stage_forward_and_each_problem_is_told_once()
    {
        var (coding, product) = (Stage("coding", [], ("scale", [3])), Stage("product", [Missing, Other], ("persona", [3]), ("market", [3])));
        Chosen(coding, product).ShouldBe(["product:persona", "product:market", "coding:scale"]);
        PracticeStep.Choose([coding, product]).Select(p => p.Problem?.Code).ShouldBe(["no-price", "no-quotas", null]);
        Chosen(Stage("coding", [], ("scale", [2])), product)[0].ShouldBe("coding:scale", "a whole point weighs more");
    }

    [Fact]
    public void With_nothing_to_practise_it_is_said_whether_nobody_rated_or_all_is_near_the_top()
    {
        string Page(params int[] scores) => CandidatePage.Of(new(RatedCohort.Loop("s1"), [Stage("coding", [], ("scale", scores))], [], new(null, ""), [], null), Links.None).ToFile();
        Page().ShouldContain("Nobody rated a signal, so there is nothing to go by.");
        Page(4, 4).ShouldContain("Nothing stands out: no signal that was rated is far from the top of its scale.");
    }

    [Fact]
    public void The_aim_is_the_tracks_own_word_for_the_next_better_score()
    {
        string Aim(params int[] scores) => PracticeStep.Choose([Stage("coding", [], ("scale", scores))]).Single().Aim;
        (Aim(1), Aim(2, 3), Aim(3)).ShouldBe(("two", "three", "four"));
    }

    [Fact]
    public void The_profile_holds_scores_as_given_and_corrected_and_the_candidates_own()
    {
        var report = RatedCohort.Candidate();
        var signal = report.Stages.Single().Signals[0];
        var given = RatedCohort.Measures.Ratings.Where(r => r is { Loop: "s1", Signal: "i0" }).Select(r => r.Score).ToList();
        (signal.Raw, signal.Lowest, signal.Highest, signal.Facts.Self).ShouldBe((given.Average(), given.Min(), given.Max(), 3));
        signal.Fair.ShouldBe(RatedCohort.Measures.Fair("s1", RatedCohort.Stage, "i0"));
        report.Trend.Select(p => p.LoopId).ShouldBe(["s2", "s1"], "by date");
        report.Practice.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("star"), InlineData("design"), InlineData("product")]
    public void Held_out_answers_are_taken_for_what_they_are_or_for_nothing(string kind)
    {
        var answers = Mockloop.Debrief.Engine.Analysis.Evaluation.LabelledSet.Read(AnswersFolder()).Where(a => a.Split == "held-out" && a.Kind.ToString().Equals(kind, StringComparison.OrdinalIgnoreCase)).ToList();
        var read = answers.Select(a => AnswerReading.KindOf(a.Text)).ToList();
        read.Count(k => k is not null && !k.ToString()!.Equals(kind, StringComparison.OrdinalIgnoreCase)).ShouldBeLessThanOrEqualTo(answers.Count / 20);
        output.WriteLine($"{kind}: {read.Count(k => k is not null)} of {answers.Count} are taken for something");
        read.Count(k => k is not null).ShouldBeGreaterThan(answers.Count / 10);
    }

    [Theory]
    [InlineData("I am a programme manager in Lyon with a notice period of three months. My price is 120,000 to 130,000 euros base, and success would be a launch within the first ninety days.")]
    [InlineData("It depends."), InlineData("")]
    public void What_may_be_anything_is_taken_for_nothing(string answer)
    {
        AnswerReading.KindOf(answer).ShouldBeNull();
        AnswerReading.Problems(answer).ShouldBeEmpty();
    }

    [Fact]
    public void A_claim_is_held_against_the_judges_report()
    {
        const string Judged = """{"growth":{"time":{"class":"n²"},"memory":{"class":"k"}}}""";
        const string Claim = "Time is O(n log k), where n is the number of tokens and k the number of shards; memory is O(k).";
        AnswerReading.Problems(Claim, Judged).Select(p => p.Code).ShouldBe(["time-not-as-measured"]);
        AnswerReading.Problems(Claim, "{}").ShouldBeEmpty();
        AnswerReading.Problems("It is fast.", "").Select(p => p.Code).ShouldContain("no-time-growth");
    }

    static string AnswersFolder()
    {
        var top = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(top, "Platform.sln"))) top = Path.GetDirectoryName(top)!;
        return Path.Combine(top, "tests/Debrief.Tests/Answers");
    }
}
