using NodaTime;

namespace Mockloop.Debrief.Engine.Committees;

/// <summary>
/// The committee of one loop: a state machine without any clock, store or chance of its own, so that every path can be played in
/// memory. What people do (<c>CommitteeDeeds.cs</c>) changes it or throws; <see cref="Settle"/> then draws all that follows, and
/// drawing it again changes nothing. The rules are few: votes are sealed until the first vote is over; who has not cast a first
/// vote takes no part in the rounds; a chair's present stance counts, once; what a recused or replaced holder held is gone.
/// </summary>
public sealed partial class Committee
{
    readonly List<Chair> chairs = [];
    readonly List<Statement> statements = [];
    readonly List<ChangeOfMind> changes = [];
    readonly List<Recusal> recusals = [];

    Committee() { }

    /// <summary>Opens it for the first vote.</summary>
    public Committee(Guid loopId, CommitteeSetup setup, IEnumerable<Chair> seated, Instant now)
    {
        (LoopId, Rule, RoundTime, OpenedAt) = (loopId, setup.Rule, setup.ForRound, now);
        chairs.AddRange(seated);
        (Phase, Deadline, Version) = (CommitteePhase.FirstVote, now + setup.ForVote, 1);
    }

    /// <summary>The loop that is decided on; a loop has one committee.</summary>
    public Guid LoopId { get; private set; }

    /// <summary>The decision rule's name.</summary>
    public string Rule { get; private set; } = "";

    /// <summary>How long each round lasts at most; zero without rounds.</summary>
    public Duration RoundTime { get; private set; }

    /// <summary>When it was seated.</summary>
    public Instant OpenedAt { get; private set; }

    /// <summary>What it does now.</summary>
    public CommitteePhase Phase { get; private set; }

    /// <summary>Until when the present phase waits for people.</summary>
    public Instant Deadline { get; private set; }

    /// <summary>The present phase's deadline has passed.</summary>
    public bool Overdue { get; private set; }

    /// <summary>Null until it is decided.</summary>
    public WrittenDecision? Decision { get; private set; }

    /// <summary>Counts what others may see of it.</summary>
    public int Version { get; private set; }

    /// <summary>In the track's order.</summary>
    public IReadOnlyList<Chair> Chairs => [.. chairs.OrderBy(c => c.Position)];

    /// <summary>All that was said, oldest first, struck ones too.</summary>
    public IReadOnlyList<Statement> Statements => [.. statements.OrderBy(s => s.Number)];

    /// <summary>All changes of mind, oldest first, struck ones too.</summary>
    public IReadOnlyList<ChangeOfMind> Changes => [.. changes.OrderBy(c => c.Number)];

    /// <summary>Who stepped back, oldest first.</summary>
    public IReadOnlyList<Recusal> Recusals => [.. recusals.OrderBy(r => r.At).ThenBy(r => r.PersonId)];

    /// <summary>Neither decided nor closed.</summary>
    public bool Open => Phase < CommitteePhase.Decided;

    /// <summary>Nobody sees another's vote or words before this.</summary>
    public bool VotesOpen => Phase > CommitteePhase.FirstVote;

    /// <summary>Whether somebody sees the others' votes and words: not before the first vote is over, nor before their own.</summary>
    public bool IsOpenTo(Guid viewer) =>
        !Open || (VotesOpen && !chairs.Any(c => c.PersonId == viewer && c.Vote is null && !c.Missed));

    /// <summary>Draws every conclusion that is due: simulated panelists act, phases end, the rule decides.</summary>
    public void Settle(SimulatedPanel panel, Instant now)
    {
        while (Open)
        {
            foreach (var chair in Chairs.Where(c => c.Simulated))
                Simulate(chair, panel, now);
            if (!PhaseOver)
                return;
            if (Next() == CommitteePhase.Decided)
                Decide(panel);
            else
                Enter(Next(), now);
        }
    }

    void Simulate(Chair chair, SimulatedPanel panel, Instant now)
    {
        if (chair.Vote is null)
        {
            var vote = panel.Vote(chair.Role);
            chair.CastFirst(vote.Recommendation, vote.Rationale, now);
            Version++;
        }
        if (!Phase.IsRound() || chair.DoneIn >= Phase)
            return;
        foreach (var draft in panel.Speak(chair.Role, Phase, [.. Statements.Where(s => !s.Struck)]))
            Add(chair, draft, now);
        chair.FinishRound(Phase);
        Version++;
    }

    bool PhaseOver => Overdue || (Phase switch
    {
        CommitteePhase.FirstVote => chairs.All(c => c.Vote is not null || c.Missed),
        CommitteePhase.FinalVote => chairs.Where(c => c.Active).All(c => c.FinalAt is not null),
        _ => chairs.Where(c => c.Active).All(c => c.Vote is not null && c.DoneIn >= Phase),
    });

    // Rounds are for people: with none left to talk to there is nothing to discuss.
    CommitteePhase Next() => Phase == CommitteePhase.FinalVote || RoundTime == Duration.Zero || !chairs.Any(c => c.Active)
        ? CommitteePhase.Decided
        : Phase + 1;

    void Enter(CommitteePhase phase, Instant now)
    {
        (Phase, Deadline, Overdue) = (phase, now + RoundTime, false);
        Version++;
    }

    void Decide(SimulatedPanel panel)
    {
        var votes = Chairs.Select(c => new ChairVote(c.Role, c.Simulated, c.Missed ? null : c.Stance) { Power = c.Power }).ToList();
        Decision = DecisionWriting.Write(Rule, votes, panel.Packet, [.. Changes.Where(c => !c.Struck)]);
        (Phase, Overdue) = (CommitteePhase.Decided, false);
        Version++;
    }

    Statement Add(Chair chair, Draft draft, Instant now)
    {
        var statement = new Statement(LoopId, statements.Count + 1, chair, Phase, draft, now);
        statements.Add(statement);
        return statement;
    }
}
