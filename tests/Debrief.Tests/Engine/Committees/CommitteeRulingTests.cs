using Mockloop.Debrief.Engine;
using Mockloop.Debrief.Engine.Committees;

namespace Mockloop.Debrief.Tests.Engine.Committees;

public sealed class CommitteeRulingTests
{
    static ChairVote Chair(string role, Recommendation? vote, ChairPower power = ChairPower.None, bool simulated = false) => new(role, simulated, vote) { Power = power };

    [Theory]
    [InlineData("majority", 2, 1, true)]
    [InlineData("majority", 1, 1, false)]
    [InlineData("majority", 0, 0, false)]
    [InlineData("unanimity", 2, 0, true)]
    [InlineData("unanimity", 2, 1, false)]
    [InlineData("unanimity", 0, 0, false)]
    public void Majority_needs_more_and_unanimity_all(string rule, int hire, int not, bool expected)
    {
        var votes = Enumerable.Repeat(Recommendation.Yes, hire).Concat(Enumerable.Repeat(Recommendation.Mixed, not))
            .Select((v, i) => Chair($"chair-{i}", v)).Append(Chair("late", null)).ToList();
        var decision = DecisionWriting.Write(rule, votes, [Packets.Stage(3)], []);
        decision.Hire.ShouldBe(expected);
        decision.Reason.ShouldContain("Absent: late");
        decision.Reason.ShouldContain("chose batching first");
    }

    [Theory]
    [InlineData(Recommendation.No, false)]
    [InlineData(Recommendation.StrongNo, false)]
    [InlineData(Recommendation.Mixed, true)]
    [InlineData(null, true)]
    public void A_veto_stops_a_majority_and_doubt_does_not(Recommendation? vetoHolder, bool hires)
    {
        ChairVote[] chairs = [Chair("a", Recommendation.Yes), Chair("b", Recommendation.StrongYes), Chair("c", vetoHolder, ChairPower.Veto)];
        var decision = DecisionWriting.Write("veto", chairs, [], []);
        decision.Hire.ShouldBe(hires);
        decision.Reason.Contains("The veto of c stops it").ShouldBe(!hires);
    }

    [Theory]
    [InlineData(Recommendation.Yes, true)]
    [InlineData(Recommendation.Mixed, false)]
    [InlineData(null, false)]
    public void Nobody_is_hired_without_the_bar_raiser(Recommendation? barRaiser, bool hires)
    {
        ChairVote[] chairs = [Chair("a", Recommendation.Yes), Chair("b", Recommendation.StrongYes), Chair("c", barRaiser, ChairPower.BarRaiser)];
        DecisionWriting.Write("bar-raiser", chairs, [], []).Hire.ShouldBe(hires);
        CommitteeRuling.Hires("bar-raiser", [Chair("a", Recommendation.No), Chair("c", Recommendation.Yes, ChairPower.BarRaiser)]).ShouldBeFalse("a tie");
    }

    [Fact]
    public void An_unknown_rule_is_no_decision() =>
        Should.Throw<ArgumentException>(() => CommitteeRuling.Hires("coin", [])).Message.ShouldContain("coin");

    [Fact]
    public void What_the_simulated_panelists_did_to_the_decision_is_said()
    {
        ChairVote[] chairs = [Chair("a", Recommendation.Yes), Chair("b", Recommendation.No, simulated: true), Chair("c", Recommendation.No, simulated: true)];
        var decision = DecisionWriting.Write("majority", chairs, [], []);
        (decision.Hire, decision.WithoutSimulated, decision.SimulatedVotes, decision.SimulatedDecided).ShouldBe((false, true, 2, true));
        decision.Reason.ShouldContain("Simulated: b, c; the people's votes alone would hire.");
        DecisionWriting.Write("majority", chairs[1..], [], []).WithoutSimulated.ShouldBeNull();
        DecisionWriting.Write("majority", [chairs[0]], [], []).SimulatedDecided.ShouldBeFalse();
    }

    [Fact]
    public void A_decision_says_not_this_but_that_with_links_to_both()
    {
        var stage = Packets.Stage(4);
        var decision = DecisionWriting.Write("majority", [Chair("a", Recommendation.Yes)], [stage], []);
        decision.NotWhat.ShouldContain("Cost");
        decision.ButWhat.ShouldContain("chose batching first");
        decision.Evidence.ShouldAllBe(l => new PacketText(new[] { stage }).Has(l));
        decision.Evidence.ShouldContain(l => l.Quote == "chose batching first");
        decision.Reason.ShouldContain($"not {decision.NotWhat}, but {decision.ButWhat}");
    }
}
