using NodaTime;

namespace Mockloop.ServiceDefaults.Timing;

/// <summary>A due time that has come.</summary>
/// <param name="Kind">Names the handler.</param>
/// <param name="Key">What it belongs to.</param>
/// <param name="DueAt">Domain time it was set for.</param>
/// <param name="Payload">As given to Schedule.</param>
public sealed record DueTime(string Kind, Guid Key, Instant DueAt, string Payload);

/// <summary>
/// Does what is due. Runs in its own scope, inside the transaction that completes the row: the handler changes state and calls
/// <c>SaveChangesAsync</c>; the worker commits. Throwing rolls back, and the time is tried again.
/// </summary>
public interface IDueHandler
{
    /// <summary>Handles one due time.</summary>
    Task HandleAsync(DueTime due, CancellationToken ct);
}
