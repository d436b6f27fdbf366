using NodaTime;

namespace Mockloop.ServiceDefaults.Data;

/// <summary>Proof that an endpoint has handled a message; committed together with the effect.</summary>
sealed class InboxMessage
{
    public required Guid MessageId { get; init; }
    public required string Endpoint { get; init; }

    /// <summary>Full name of the event's type.</summary>
    public required string Type { get; init; }

    /// <summary>When the publisher wrote it (system time, from the message's header).</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>When the effect was committed (system time).</summary>
    public required Instant HandledAt { get; init; }

    /// <summary>Further deliveries that were dropped.</summary>
    public int Duplicates { get; private set; }

    /// <summary>Deliveries that the broker marked as repeated.</summary>
    public int Redelivered { get; private set; }
}
