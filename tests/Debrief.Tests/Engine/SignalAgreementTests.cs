using Mockloop.Debrief.Engine;

namespace Mockloop.Debrief.Tests.Engine;

public sealed class SignalAgreementTests
{
    static readonly Dictionary<string, string> Names = new() { ["batching"] = "Batching", ["cost"] = "Cost", ["risk"] = "Risk" };

    static PacketStage Stage(params ReviewerCard[] cards) => new("design", "Design", null, Names, cards, 0, []);

    static ReviewerCard Card(int batching, string note = "seen") => new(Recommendation.Yes, false, "", [new("batching", batching, note), new("cost", 3, "")])
    {
        NotObserved = ["risk"],
    };

    [Fact]
    public void Agreement_is_the_share_of_equal_pairs_and_spread_is_between_the_extremes()
    {
        var signals = SignalAgreement.Of(Stage(Card(1), Card(3), Card(3)));
        signals.Select(s => s.SignalId).ShouldBe(["batching", "cost", "risk"]);
        signals[0].ShouldBe(new SignalAgreement("batching", "Batching", 3, 0, 7.0 / 3, 1, 3, 1.0 / 3));
        signals[1].Agreement.ShouldBe(1);
        signals[2].ShouldBe(new SignalAgreement("risk", "Risk", 0, 3, 0, 0, 0, null));
        SignalAgreement.Of(Stage(Card(2)))[0].Agreement.ShouldBeNull();
    }

    [Fact]
    public void Gaps_name_what_nobody_rated_and_what_nobody_explained()
    {
        EvidenceGaps.Of(Stage(Card(1), Card(3))).ShouldBe(["Nobody rated Risk.", "Cost is rated without a word on what was seen."]);
        EvidenceGaps.Of(Stage(Card(1) with { Notes = [new("cost", "named a price", "minute", "", 12)] })).ShouldBe(["Nobody rated Risk."]);
        EvidenceGaps.Of(Stage()).ShouldBe(["No reviewer's card came in, so nothing is rated."]);
        StageRuling.Decide(Stage(Card(3)), true, false).Reason.ShouldContain("Nobody rated Risk.");
    }
}
