using NodaTime;

namespace Mockloop.Debrief.Engine.Committees;

/// <summary>What a statement is.</summary>
public enum StatementKind
{
    /// <summary>The strongest evidence for a hire.</summary>
    StrongestFor = 1,

    /// <summary>The strongest evidence against.</summary>
    StrongestAgainst = 2,

    /// <summary>Something to be answered.</summary>
    Question = 3,

    /// <summary>An answer to a question or a pushback.</summary>
    Answer = 4,

    /// <summary>An objection to what somebody said.</summary>
    Pushback = 5,
}

/// <summary>What somebody wants to say.</summary>
/// <param name="About">Number of the statement it speaks of; 0 for none.</param>
/// <param name="SignalId">The signal it speaks of; empty for none.</param>
public sealed record Draft(StatementKind Kind, string Text, int About, string SignalId, IReadOnlyList<EvidenceLink> Links);

/// <summary>Something said in a committee's round.</summary>
public sealed class Statement
{
    Statement() { }

    internal Statement(Guid loopId, int number, Chair chair, CommitteePhase round, Draft draft, Instant at)
    {
        (LoopId, Number, Role, PersonId, Simulated, Round, At) = (loopId, number, chair.Role, chair.PersonId, chair.Simulated, round, at);
        (Kind, Text, About, SignalId, Links) = (draft.Kind, draft.Text, draft.About, draft.SignalId, draft.Links);
    }

    /// <summary>The committee's loop.</summary>
    public Guid LoopId { get; private set; }

    /// <summary>Counts the committee's statements from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The chair from which it was said.</summary>
    public string Role { get; private set; } = "";

    /// <summary>Who sat there then; null for a simulated panelist.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>Said by a simulated panelist.</summary>
    public bool Simulated { get; private set; }

    /// <summary>The round in which it was said.</summary>
    public CommitteePhase Round { get; private set; }

    /// <summary>What it is.</summary>
    public StatementKind Kind { get; private set; }

    /// <summary>The words; of a simulated panelist, those made by rule.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Number of the statement it speaks of; 0 for none.</summary>
    public int About { get; private set; }

    /// <summary>The signal it speaks of; empty for none.</summary>
    public string SignalId { get; private set; } = "";

    /// <summary>What it rests on.</summary>
    public IReadOnlyList<EvidenceLink> Links { get; private set; } = [];

    /// <summary>When it was said.</summary>
    public Instant At { get; private set; }

    /// <summary>Who said it left the chair by recusal or was replaced: it is shown as struck and weighs nothing.</summary>
    public bool Struck { get; private set; }

    internal void Strike() => Struck = true;
}
