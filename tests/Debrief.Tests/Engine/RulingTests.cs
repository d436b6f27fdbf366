using Mockloop.Debrief.Engine;

namespace Mockloop.Debrief.Tests.Engine;

public sealed class RulingTests
{
    static ReviewerCard Card(Recommendation recommendation, int score, bool flag = false, string note = "chose batching first") =>
        new(recommendation, flag, flag ? "no choice made" : "", [new("batching", score, note), new("cost", Math.Max(1, score - 1), "")]);

    static PacketStage Stage(params ReviewerCard[] cards) =>
        new("design", "Design", null, new Dictionary<string, string> { ["batching"] = "Batching" }, cards, 0, []);

    [Fact]
    public void One_flag_drops_where_the_track_says_so_and_advances_where_it_does_not()
    {
        var stage = Stage(Card(Recommendation.StrongYes, 4), Card(Recommendation.Yes, 4, flag: true));
        StageRuling.Decide(stage, flagDrops: true, practiceMode: false).Outcome.ShouldBe(StageOutcome.Drop);
        StageRuling.Decide(stage, flagDrops: true, practiceMode: true).Outcome.ShouldBe(StageOutcome.WouldDropContinued);
        var kept = StageRuling.Decide(stage, flagDrops: false, practiceMode: false);
        kept.Outcome.ShouldBe(StageOutcome.Advance);
        kept.Reason.ShouldContain("no choice made");
    }

    [Fact]
    public void Strong_no_drops_only_when_all_say_it()
    {
        StageRuling.Decide(Stage(Card(Recommendation.StrongNo, 1), Card(Recommendation.StrongNo, 1)), true, false).Outcome.ShouldBe(StageOutcome.Drop);
        StageRuling.Decide(Stage(Card(Recommendation.StrongNo, 1), Card(Recommendation.No, 2)), true, false).Outcome.ShouldBe(StageOutcome.Advance);
        StageRuling.Decide(Stage(), true, false).Outcome.ShouldBe(StageOutcome.Advance);
    }

    [Theory]
    [InlineData("majority", 2, 1, true)]
    [InlineData("majority", 1, 1, false)]
    [InlineData("majority", 0, 0, false)]
    [InlineData("unanimity", 2, 0, true)]
    [InlineData("unanimity", 2, 1, false)]
    [InlineData("unanimity", 0, 0, false)]
    public void The_committee_decides_by_the_tracks_rule(string rule, int hire, int not, bool expected)
    {
        var votes = Enumerable.Repeat(Recommendation.Yes, hire).Concat(Enumerable.Repeat(Recommendation.Mixed, not))
            .Select((v, i) => new ChairVote($"chair-{i}", false, v)).Append(new ChairVote("late", false, null)).ToList();
        var verdict = CommitteeRuling.Decide(rule, votes, [Stage(Card(Recommendation.Yes, 3))]);
        verdict.Hire.ShouldBe(expected);
        verdict.Reason.ShouldContain("Absent: late");
        verdict.Reason.ShouldContain("chose batching first");
    }

    [Fact]
    public void An_unknown_rule_is_no_decision() =>
        Should.Throw<ArgumentException>(() => CommitteeRuling.Decide("coin", [], [])).Message.ShouldContain("coin");

    [Fact]
    public void A_simulated_panelist_follows_its_stance_and_quotes_the_packet()
    {
        var packet = new[] { Stage(Card(Recommendation.Yes, 4, note: "named the p95 first")) };
        var forBatching = SimulatedPanelist.Vote(packet, new Dictionary<string, double> { ["batching"] = 1, ["*"] = 0 });
        forBatching.Recommendation.ShouldBe(Recommendation.StrongYes);
        forBatching.Rationale.ShouldContain("named the p95 first");
        SimulatedPanelist.Vote(packet, new Dictionary<string, double> { ["cost"] = 1, ["*"] = 0 }).Recommendation.ShouldBe(Recommendation.Yes);
        SimulatedPanelist.Vote(packet, new Dictionary<string, double> { ["*"] = 0 }).Recommendation.ShouldBe(Recommendation.Mixed);
        SimulatedPanelist.Vote([Stage(Card(Recommendation.Yes, 4, flag: true))], new Dictionary<string, double>()).Recommendation.ShouldBe(Recommendation.No);
    }

    [Fact]
    public void The_words_do_not_depend_on_who_wrote_first()
    {
        var (a, b) = (Card(Recommendation.Yes, 3, note: "a"), Card(Recommendation.No, 3, note: "b"));
        StageRuling.Decide(Stage(a, b), true, false).ShouldBe(StageRuling.Decide(Stage(b, a), true, false));
    }
}
