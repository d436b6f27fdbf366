using NodaTime;

namespace Mockloop.Debrief.Engine.Committees;

/// <summary>Somebody stepped back from judging this candidate; their vote is gone and was never counted.</summary>
public sealed class Recusal
{
    Recusal() { }

    internal Recusal(Guid loopId, string role, Guid personId, string reason, Instant at) =>
        (LoopId, Role, PersonId, Reason, At) = (loopId, role, personId, reason, at);

    /// <summary>The committee's loop.</summary>
    public Guid LoopId { get; private set; }

    /// <summary>The chair they held.</summary>
    public string Role { get; private set; } = "";

    /// <summary>Who it was.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Why, in their words; may be empty.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When.</summary>
    public Instant At { get; private set; }
}
