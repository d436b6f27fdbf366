using Mockloop.Debrief.Engine;
using NodaTime;

namespace Mockloop.Debrief.Committees;

/// <summary>One chair of a loop's committee, held by a person or, when it is empty, by a simulated panelist.</summary>
sealed class Chair
{
    public const string SimulatedName = "Simulated panelist";

    Chair() { }

    public Chair(Guid loopId, string role, int position, Guid? personId, string name) =>
        (LoopId, Role, Position, PersonId, Name, Simulated) =
        (loopId, role, position, personId, personId is null ? SimulatedName : name, personId is null);

    public Guid LoopId { get; private set; }

    /// <summary>Role id in the track's committee rule; each once per loop.</summary>
    public string Role { get; private set; } = "";

    /// <summary>Place in the track's list of chairs.</summary>
    public int Position { get; private set; }
    public Guid? PersonId { get; private set; }
    public string Name { get; private set; } = "";
    public bool Simulated { get; private set; }
    public Recommendation? Vote { get; private set; }
    public string Rationale { get; private set; } = "";
    public Instant? VotedAt { get; private set; }

    /// <summary>The deadline passed without this vote.</summary>
    public bool Missed { get; private set; }

    public bool Done => Vote is not null || Missed;

    public void Cast(Recommendation vote, string rationale, Instant now) => (Vote, Rationale, VotedAt) = (vote, rationale, now);

    public void MissVote() => Missed = true;

    /// <summary>The person left or never voted: a simulated panelist takes the chair. A vote that was cast stays.</summary>
    public void Simulate()
    {
        if (Vote is null)
            (PersonId, Name, Simulated, Missed) = (null, SimulatedName, true, false);
    }
}
