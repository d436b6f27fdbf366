using NodaTime;

namespace Mockloop.ServiceDefaults.Data;

/// <summary>An event, or a redriven message, waiting to be published. Written in the transaction of its effect.</summary>
sealed class OutboxMessage
{
    public required Guid Id { get; init; }

    /// <summary>Insertion order; the relay publishes roughly in it, but consumers may not rely on any order.</summary>
    public long Seq { get; private set; }

    /// <summary>The id on the bus. Differs from <see cref="Id"/> only for a redriven message, which keeps its first id.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>Full name of the event's type.</summary>
    public required string Type { get; init; }

    /// <summary>The event as JSON; for a redriven message the body as it was received.</summary>
    public required string Payload { get; init; }

    /// <summary>Null for an event (published to all who subscribe), else the one queue a redriven message returns to.</summary>
    public string? Destination { get; init; }

    /// <summary>Content type of a redriven body; null for events.</summary>
    public string? ContentType { get; init; }

    /// <summary>W3C trace context of the writer, so that the trace crosses the bus.</summary>
    public string? Traceparent { get; init; }

    /// <summary>System time, cut to microseconds as PostgreSQL keeps it.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>System time before which the relay leaves it alone.</summary>
    public Instant? NotBefore { get; init; }

    /// <summary>System time of the broker's confirmation.</summary>
    public Instant? SentAt { get; private set; }
}
