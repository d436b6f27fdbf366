using Mockloop.Debrief.Engine;
using Mockloop.Debrief.Engine.Committees;
using NodaTime;

namespace Mockloop.Debrief.Tests.Engine.Committees;

/// <summary>
/// One committee played at random: people act in any order, too early, too late and twice; deadlines come late, twice or for
/// another phase; a process dies before it has stored what it did, and what was stored is played again. Beside it stands what
/// each holder last said and was not refused: the simplest account there is of what must count.
/// </summary>
sealed class RandomCommittee
{
    static readonly string[] Rules = ["majority", "unanimity", "veto", "bar-raiser", "veto", "bar-raiser"];
    static readonly Recommendation[] Votes =
        [Recommendation.StrongNo, Recommendation.No, Recommendation.Mixed, Recommendation.Yes, Recommendation.Yes, Recommendation.StrongYes];
    static readonly Duration Hour = Duration.FromHours(1);

    readonly Random dice;
    readonly Guid[] people;
    readonly CommitteeSetup setup;
    readonly List<Chair> seats;
    readonly SimulatedPanel panel;
    readonly List<Action<Committee>> stored = [];
    readonly Dictionary<string, (Guid Holder, Recommendation Stance)> held = [];
    Instant now = Instant.FromUnixTimeSeconds(0);

    public RandomCommittee(int seed)
    {
        dice = new Random(seed);
        people = [.. Enumerable.Range(0, 7).Select(i => new Guid(seed, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)(i + 1)))];
        var rule = Rules[dice.Next(Rules.Length)];
        setup = new(rule, Hour * 4, dice.Next(3) == 0 ? Duration.Zero : Hour);
        int chairs = dice.Next(1, 6), powerful = dice.Next(chairs);
        seats = [.. Enumerable.Range(0, chairs).Select(i => Seat(i, i == powerful ? rule : ""))];
        panel = new SimulatedPanel([Packets.Stage(dice.Next(1, 5), flag: dice.Next(8) == 0)], new Dictionary<string, PanelistStance>(), seed);
        Committee = Fresh();
        Committee.Settle(panel, now);
    }

    /// <summary>The committee as it stands.</summary>
    public Committee Committee { get; private set; }

    /// <summary>Paths on which the play went.</summary>
    public HashSet<string> Paths { get; } = [];

    /// <summary>Something happens; then all that must hold is looked at.</summary>
    public void Step()
    {
        now += Duration.FromMinutes(dice.Next(20));
        var before = (Committee.Phase, Committee.Decision);
        var (deed, noted) = Draw();
        // A handler that died before it had stored anything: another process begins from what was stored.
        if (dice.Next(10) == 0)
        {
            Try(deed);
            Committee = Replay();
        }
        if (Try(deed))
        {
            stored.Add(deed);
            noted();
        }
        // Stored and not acknowledged: it comes again, and must be refused or change nothing that counts.
        if (dice.Next(4) == 0 && Try(deed))
        {
            stored.Add(deed);
            Paths.Add("repeated");
        }
        Look(before.Phase, before.Decision);
    }

    /// <summary>Everything that is waited for does not come.</summary>
    public void RunOut()
    {
        for (int i = 0; i < 6 && Committee.Open; i++)
        {
            now = Committee.Deadline;
            var phase = Committee.Phase;
            Try(c => c.PassDeadline(phase));
            Look(phase, null);
        }
        Committee.Open.ShouldBeFalse();
        Verdict();
    }

    /// <summary>Another process that knows only what was stored.</summary>
    public Committee Replay()
    {
        var again = Fresh();
        again.Settle(panel, again.OpenedAt);
        foreach (var deed in stored)
        {
            deed(again);
            again.Settle(panel, now);
        }
        return again;
    }

    /// <summary>All that is seen of a committee, without its times.</summary>
    public static string Seen(Committee c) => $"{c.Phase} {c.Decision?.Reason} "
        + string.Join("; ", c.Chairs.Select(h => $"{h.Role} {h.PersonId} {h.Vote} {h.Stance} {h.Missed} {h.Left} {h.DoneIn}"))
        + string.Join("; ", c.Statements.Select(s => $"{s.Number} {s.Role} {s.Text} {s.Struck}"))
        + string.Join("; ", c.Changes.Select(m => $"{m.Role} {m.From} {m.To} {m.MovedBy} {m.Struck}"));

    Committee Fresh() => new(Guid.Empty, setup, seats.Select(c => new Chair(c.LoopId, c.Role, c.Position, c.Power, c.PersonId, c.Name)), Instant.FromUnixTimeSeconds(0));

    Chair Seat(int i, string power) => new(Guid.Empty, $"chair-{i}", i,
        power switch { "veto" => ChairPower.Veto, "bar-raiser" => ChairPower.BarRaiser, _ => ChairPower.None },
        dice.Next(3) == 0 ? null : people[i], $"Person {i}");

    (Action<Committee> Deed, Action Noted) Draw()
    {
        var (person, vote, at) = (people[dice.Next(people.Length)], Votes[dice.Next(Votes.Length)], now);
        int said = dice.Next(-1, Committee.Statements.Count + 2);
        var own = Committee.Chairs.FirstOrDefault(c => c.PersonId == person);
        var role = own?.Role;
        if (own is { Power: not ChairPower.None } && dice.Next(2) == 0)
            vote = Recommendation.No;
        else if (own is not null && dice.Next(2) == 0)
            vote = Recommendation.Yes;
        Action holds = () => { if (role is not null) held[role] = (person, vote); };
        Action nothing = () => { };
        switch (dice.Next(-4, 20))
        {
            case <= 5: return (c => c.Vote(person, vote, "", at), holds);
            case <= 9:
                var (kind, done, text) = ((StatementKind)dice.Next(1, 6), dice.Next(2) == 0, new PacketText(panel.Packet));
                var draft = dice.Next(4) == 0 ? null : new Draft(kind, "words", Math.Max(0, said), "batching", [new(Packets.Interview, "card", $"{Packets.Card}", "")]);
                return (c => c.Speak(person, draft, done, text, at), nothing);
            case <= 11: return (c => c.ChangeMind(person, vote, said, "", at), () => { holds(); Paths.Add("moved"); });
            case <= 13: return (c => c.FinalVote(person, vote, said, "", at), holds);
            case 14: return (c => c.Recuse(person, "", at), () => { held.Remove(role!); Paths.Add("recusal"); });
            case 15:
                var chair = $"chair-{dice.Next(5)}";
                return (c => c.Seat(chair, person, "Newcomer", oversees: false), () => Paths.Add(Committee.Phase == CommitteePhase.FirstVote ? "replaced" : "replaced mid-way"));
            case 16: return (c => c.Leave(person), () => { if (role is not null) Paths.Add("left"); });
            case 17: return (c => c.Remind(Committee.Phase, at), nothing);
            case 18 when dice.Next(8) == 0: return (c => c.Close(), () => { if (Committee.Phase == CommitteePhase.Closed) Paths.Add("withdrawn"); });
            default:
                var phase = (CommitteePhase)dice.Next(1, 6);
                if (phase == Committee.Phase && dice.Next(2) == 0)
                    now = Committee.Deadline;
                var passes = phase == Committee.Phase;
                return (c => c.PassDeadline(phase), () => { if (passes) Paths.Add("deadline passed"); });
        }
    }

    bool Try(Action<Committee> deed)
    {
        try
        {
            deed(Committee);
        }
        catch (CommitteeException e)
        {
            Paths.Add($"refused {e.Refusal}");
            return false;
        }
        Committee.Settle(panel, now);
        return true;
    }

    // Plain conditions: this is looked at a hundred thousand times.
    void Look(CommitteePhase phase, WrittenDecision? decision)
    {
        var (c, chairs) = (Committee, Committee.Chairs);
        Must(c.Phase >= phase, "no phase comes back");
        Must(decision is null || c.Decision?.Reason == decision.Reason, "one decision");
        Must((c.Decision is not null) == (c.Phase == CommitteePhase.Decided), "decided with a decision");
        Must(chairs.All(h => h.Simulated == (h.PersonId is null) && (!h.Simulated || h.Name == Chair.SimulatedName)), "simulated and labelled");
        var seated = chairs.Select(h => h.PersonId).OfType<Guid>().ToList();
        Must(seated.Distinct().Count() == seated.Count, "nobody has two chairs");
        var recused = c.Recusals.Select(r => r.PersonId).ToHashSet();
        Must(!seated.Any(recused.Contains), "who stepped back sits nowhere");
        Must(c.Statements.All(s => s.Struck || s.PersonId is not { } p || !recused.Contains(p)), "words of who stepped back are struck");
        Must(c.Phase != CommitteePhase.FirstVote || !people.Any(c.IsOpenTo), "sealed until all in");
        Must(!c.Open || !chairs.Any(h => h.PersonId is { } p && h.Vote is null && !h.Missed && c.IsOpenTo(p)), "first the own vote");
    }

    static void Must(bool holds, string what)
    {
        if (!holds)
            throw new InvalidOperationException($"It does not hold: {what}.");
    }

    void Verdict()
    {
        if (Committee.Phase == CommitteePhase.Closed)
            return;
        var (decision, chairs) = (Committee.Decision.ShouldNotBeNull(), Committee.Chairs);
        foreach (var chair in chairs.Where(h => h.PersonId is not null))
        {
            var expected = held.TryGetValue(chair.Role, out var last) && last.Holder == chair.PersonId ? last.Stance : (Recommendation?)null;
            (chair.Missed ? null : chair.Stance).ShouldBe(expected, chair.Role);
        }
        var votes = chairs.Where(h => !h.Missed && h.Stance is not null).ToList();
        decision.Hire.ShouldBe(Hires(votes));
        decision.SimulatedVotes.ShouldBe(votes.Count(v => v.Simulated));
        var humans = votes.Where(v => !v.Simulated).ToList();
        decision.WithoutSimulated.ShouldBe(humans.Count == 0 ? null : Hires([.. humans], humansOnly: true));
        foreach (var absent in chairs.Where(h => h.Missed))
            decision.Reason.ShouldContain(absent.Role);
        Note(votes, decision);
    }

    // Written down once more, so that a mistake in the rule cannot hide itself.
    bool Hires(IReadOnlyList<Chair> votes, bool humansOnly = false)
    {
        int yes = votes.Count(v => (int)v.Stance! >= 4), no = votes.Count - yes;
        bool more = yes > no;
        return setup.Rule switch
        {
            "majority" => more,
            "unanimity" => yes > 0 && no == 0,
            "veto" => more && votes.All(v => v.Power != ChairPower.Veto || (int)v.Stance! >= 3),
            _ => more && Committee.Chairs.Where(h => h.Power == ChairPower.BarRaiser && !(humansOnly && h.Simulated))
                .All(h => !h.Missed && (int)h.Stance! >= 4),
        };
    }

    void Note(List<Chair> votes, WrittenDecision decision)
    {
        int yes = votes.Count(v => v.Stance!.Value.IsHire());
        if (setup.Rule == "majority" && yes > 0 && 2 * yes == votes.Count) Paths.Add("tie");
        if (decision.Reason.Contains("The veto of")) Paths.Add("veto");
        if (decision.Reason.Contains("There is no hire without")) Paths.Add("bar raised");
        if (Committee.Chairs.Any(h => h.Missed)) Paths.Add("missing panelist");
        if (decision.SimulatedDecided) Paths.Add("simulated decided");
        Paths.Add(decision.Hire ? "hire" : "no hire");
    }
}
