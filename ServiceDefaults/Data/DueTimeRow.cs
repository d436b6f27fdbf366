using NodaTime;

namespace Mockloop.ServiceDefaults.Data;

/// <summary>A timer as a row: unique on (kind, key), deleted in the transaction of its handler's effect.</summary>
sealed class DueTimeRow
{
    public required string Kind { get; init; }
    public required Guid Key { get; init; }

    /// <summary>Domain time.</summary>
    public required Instant DueAt { get; init; }
    public required string Payload { get; init; }

    /// <summary>Rises with every Schedule, so that a handler which schedules itself again is not completed by its old self.</summary>
    public int Generation { get; private set; }

    /// <summary>Failures of this generation.</summary>
    public int Attempts { get; private set; }

    /// <summary>System time of the next try after a failure.</summary>
    public Instant? NotBefore { get; private set; }

    /// <summary>System time at which it was given up; a failed_message row says why.</summary>
    public Instant? FailedAt { get; private set; }
}
