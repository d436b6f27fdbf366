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

    [Fact]
    public void The_words_do_not_depend_on_who_wrote_first()
    {
        var (a, b) = (Card(Recommendation.Yes, 3, note: "a"), Card(Recommendation.No, 3, note: "b"));
        StageRuling.Decide(Stage(a, b), true, false).ShouldBe(StageRuling.Decide(Stage(b, a), true, false));
    }
}
