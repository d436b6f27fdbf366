using System.Text.RegularExpressions;
using Mockloop.Debrief.Engine;
using Mockloop.Debrief.Engine.Committees;
using NodaTime;

namespace Mockloop.Debrief.Tests.Engine.Committees;

public sealed partial class SimulatedPanelTests
{
    [GeneratedRegex("“([^”]*)”")] private static partial Regex Quotes();

    static PanelistStance Weighs(params (string Signal, double Weight)[] weights) => new(weights.ToDictionary(w => w.Signal, w => w.Weight), []);

    [Fact]
    public void A_simulated_panelist_votes_by_its_stance_and_quotes_the_packet()
    {
        PacketStage[] packet = [Packets.Stage(4, "named the p95 first")];
        var forBatching = SimulatedPanelist.Vote(packet, Weighs(("batching", 1), ("*", 0)));
        forBatching.Recommendation.ShouldBe(Recommendation.StrongYes);
        forBatching.Rationale.ShouldContain("named the p95 first");
        SimulatedPanelist.Vote(packet, Weighs(("cost", 1), ("*", 0))).Recommendation.ShouldBe(Recommendation.Yes);
        SimulatedPanelist.Vote(packet, Weighs(("*", 0))).Recommendation.ShouldBe(Recommendation.Mixed);
        SimulatedPanelist.Vote([Packets.Stage(4, flag: true)], PanelistStance.Neutral).Recommendation.ShouldBe(Recommendation.No);
    }

    [Fact]
    public void All_it_says_is_linked_and_every_quote_stands_in_the_packet()
    {
        PacketStage[] packet = [Packets.Stage(3), Packets.Stage(2, "ordered by taste", "no number at all", flag: true) with { InterviewId = Guid.CreateVersion7() }];
        var text = new PacketText(packet);
        for (int seed = 0; seed < 50; seed++)
            foreach (var draft in Everything(packet, new(new Dictionary<string, double> { ["batching"] = 2 }, ["batching", "risk"]), seed))
            {
                draft.Links.ShouldAllBe(l => text.Has(l), draft.Text);
                foreach (Match quote in Quotes().Matches(draft.Text))
                    text.Says(quote.Groups[1].Value).ShouldBeTrue(quote.Value);
            }
    }

    [Fact]
    public void The_same_seed_says_the_same_and_another_may_not()
    {
        PacketStage[] packet = [Packets.Stage(3)];
        string Said(int seed) => string.Join('\n', Everything(packet, PanelistStance.Neutral, seed).Select(d => d.Text));
        Said(7).ShouldBe(Said(7));
        Enumerable.Range(0, 20).Select(Said).Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public void It_pushes_back_only_on_praise_of_what_its_stance_names()
    {
        PacketStage[] packet = [Packets.Stage(3)];
        var praise = Praise(packet, "batching");
        Pushback(packet, ["batching"], praise).Single().ShouldBe((praise.Number, "batching"));
        Pushback(packet, ["cost"], praise).ShouldBeEmpty();
        Pushback(packet, ["risk"], praise).Single().ShouldBe((0, "risk"), "nobody rated it");
        Pushback([Packets.Stage(4)], ["batching"], praise).ShouldBeEmpty("four of four leaves nothing to object to");
    }

    static IReadOnlyList<(int About, string Signal)> Pushback(PacketStage[] packet, string[] on, Statement praise) =>
        [.. new SimulatedPanel(packet, Stances(new(new Dictionary<string, double>(), on)), 1)
            .Speak("b", CommitteePhase.Pushback, [praise]).Select(d => (d.About, d.SignalId))];

    static IEnumerable<Draft> Everything(PacketStage[] packet, PanelistStance stance, int seed)
    {
        var panel = new SimulatedPanel(packet, Stances(stance), seed);
        return new[] { CommitteePhase.Evidence, CommitteePhase.Questions, CommitteePhase.Pushback }
            .SelectMany(round => panel.Speak("b", round, [Praise(packet, "batching")]));
    }

    static Dictionary<string, PanelistStance> Stances(PanelistStance stance) => new() { ["b"] = stance };

    // What a person says in a committee of two.
    static Statement Praise(PacketStage[] packet, string signal)
    {
        var (person, now) = (Guid.CreateVersion7(), Instant.FromUnixTimeSeconds(0));
        var committee = new Committee(Guid.Empty, new("majority", Duration.FromHours(1), Duration.FromHours(1)),
            [new Chair(Guid.Empty, "a", 0, ChairPower.None, person, "A"), new Chair(Guid.Empty, "b", 1, ChairPower.None, null, "")], now);
        committee.Vote(person, Recommendation.Yes, "", now);
        committee.Settle(new SimulatedPanel(packet, new Dictionary<string, PanelistStance>(), 1), now);
        committee.Speak(person, new(StatementKind.StrongestFor, "This.", 0, signal, [new(Packets.Interview, "card", $"{Packets.Card}", "")]), false, new(packet), now);
        return committee.Statements.Last();
    }
}
