using NodaTime;

namespace Mockloop.Debrief.Engine.Committees;

/// <summary>One chair of a loop's committee, held by a person or, when it is empty, by a simulated panelist.</summary>
public sealed class Chair
{
    /// <summary>How a simulated panelist is called everywhere.</summary>
    public const string SimulatedName = "Simulated panelist";

    Chair() { }

    /// <param name="personId">Null for an empty chair.</param>
    public Chair(Guid loopId, string role, int position, ChairPower power, Guid? personId, string name)
    {
        (LoopId, Role, Position, Power) = (loopId, role, position, power);
        (PersonId, Name, Simulated) = (personId, personId is null ? SimulatedName : name, personId is null);
    }

    /// <summary>The committee's loop.</summary>
    public Guid LoopId { get; private set; }

    /// <summary>Role id in the track's committee rule; each once per loop.</summary>
    public string Role { get; private set; } = "";

    /// <summary>Place in the track's list of chairs.</summary>
    public int Position { get; private set; }

    /// <summary>What it may do alone.</summary>
    public ChairPower Power { get; private set; }

    /// <summary>Who holds it; null for a simulated panelist.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>The holder's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Held by a simulated panelist.</summary>
    public bool Simulated { get; private set; }

    /// <summary>The first vote, cast without knowing the others'.</summary>
    public Recommendation? Vote { get; private set; }

    /// <summary>Why, in the first vote.</summary>
    public string Rationale { get; private set; } = "";

    /// <summary>When the first vote was cast.</summary>
    public Instant? VotedAt { get; private set; }

    /// <summary>What the chair holds now: the first vote, as changed since. This counts.</summary>
    public Recommendation? Stance { get; private set; }

    /// <summary>Why, in the final vote.</summary>
    public string FinalRationale { get; private set; } = "";

    /// <summary>When the final vote was cast; null where there was none, and the stance stands.</summary>
    public Instant? FinalAt { get; private set; }

    /// <summary>A deadline passed without any vote.</summary>
    public bool Missed { get; private set; }

    /// <summary>The holder left the cohort after voting: the stance stands, and nobody waits for more.</summary>
    public bool Left { get; private set; }

    /// <summary>The last round in which the holder has said all they wanted.</summary>
    public CommitteePhase DoneIn { get; private set; }

    /// <summary>When the holder was chased.</summary>
    public Instant? RemindedAt { get; private set; }

    /// <summary>A person who is waited for.</summary>
    public bool Active => PersonId is not null && !Missed && !Left;

    internal void CastFirst(Recommendation vote, string rationale, Instant now) =>
        (Vote, Stance, Rationale, VotedAt) = (vote, vote, rationale, now);

    internal void Hold(Recommendation stance) => Stance = stance;

    internal void CastFinal(string rationale, Instant now) => (FinalRationale, FinalAt) = (rationale, now);

    internal void FinishRound(CommitteePhase round) => DoneIn = round;

    internal void Miss() => Missed = true;

    internal void Leave() => Left = true;

    internal void Remind(Instant now) => RemindedAt = now;

    /// <summary>Somebody else holds it now, or a simulated panelist; what the one before held goes with them.</summary>
    internal void Give(Guid? personId, string name)
    {
        (PersonId, Name, Simulated) = (personId, personId is null ? SimulatedName : name, personId is null);
        (Vote, Stance, Rationale, VotedAt) = (null, null, "", null);
        (FinalRationale, FinalAt, Missed, Left, DoneIn, RemindedAt) = ("", null, false, false, default, null);
    }
}
