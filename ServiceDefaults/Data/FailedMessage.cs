using NodaTime;

namespace Mockloop.ServiceDefaults.Data;

/// <summary>A message, or a due time, that failed for good. Waits until an admin redrives or discards it, then is kept for a while.</summary>
sealed class FailedMessage
{
    /// <summary>Bytes of a body that are kept. What services publish is smaller, so only a foreign body is cut.</summary>
    public const int KeptBody = 512 * 1024;

    public required Guid Id { get; init; }
    public required Guid MessageId { get; init; }
    public required string Service { get; init; }

    /// <summary>Queue name, or <c>due:kind</c> for a due time.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Full name of the event's type as far as it is known.</summary>
    public required string Type { get; init; }
    public required string Body { get; init; }

    /// <summary>Size of the body as it came; more than <see cref="KeptBody"/> when it was cut.</summary>
    public long BodyBytes { get; init; }
    public string? ContentType { get; init; }

    /// <summary>The exception's type and message.</summary>
    public required string Why { get; init; }
    public string? Stack { get; init; }

    /// <summary>System time.</summary>
    public required Instant FailedAt { get; init; }

    /// <summary>System time of the redrive; null while it waits for one.</summary>
    public Instant? RedrivenAt { get; private set; }

    /// <summary>System time at which an admin gave it up.</summary>
    public Instant? DiscardedAt { get; private set; }

    /// <summary>Notes that it went back to work.</summary>
    public void Redriven(Instant now) => RedrivenAt = now;

    /// <summary>Notes that nobody will handle it.</summary>
    public void Discarded(Instant now) => DiscardedAt = now;
}
