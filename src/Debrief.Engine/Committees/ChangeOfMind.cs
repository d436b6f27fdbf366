using NodaTime;

namespace Mockloop.Debrief.Engine.Committees;

/// <summary>A chair that changed its mind, and what moved it.</summary>
public sealed class ChangeOfMind
{
    ChangeOfMind() { }

    internal ChangeOfMind(Guid loopId, int number, Chair chair, Recommendation to, Statement? movedBy, string reason, Instant at)
    {
        (LoopId, Number, Role, From, To, Reason, At) = (loopId, number, chair.Role, chair.Stance!.Value, to, reason, at);
        (MovedBy, MovedByRole) = (movedBy?.Number ?? 0, movedBy?.Role ?? "");
    }

    /// <summary>The committee's loop.</summary>
    public Guid LoopId { get; private set; }

    /// <summary>Counts the committee's changes from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The chair that changed.</summary>
    public string Role { get; private set; } = "";

    /// <summary>What it held before.</summary>
    public Recommendation From { get; private set; }

    /// <summary>What it held from then on.</summary>
    public Recommendation To { get; private set; }

    /// <summary>Number of the statement that moved it; 0 when it was its own second reading.</summary>
    public int MovedBy { get; private set; }

    /// <summary>The chair that moved it; empty for nobody.</summary>
    public string MovedByRole { get; private set; } = "";

    /// <summary>Its own words.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When.</summary>
    public Instant At { get; private set; }

    /// <summary>The chair was left by recusal or taken over since; the change weighs nothing.</summary>
    public bool Struck { get; private set; }

    internal void Strike() => Struck = true;
}
