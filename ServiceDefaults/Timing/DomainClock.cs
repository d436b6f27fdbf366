using NodaTime;

namespace Mockloop.ServiceDefaults.Timing;

/// <summary>
/// Domain time: system time plus the offset of the service's clock row, which is zero outside a demo. For deadlines, rounds and
/// calendars; leases, outbox and tokens stay on system time. Timers of this provider run in real time: what must happen at a
/// domain instant is a due-time row.
/// </summary>
public sealed class DomainClock : TimeProvider
{
    long offsetTicks;

    /// <summary>How far domain time is ahead of system time.</summary>
    public Duration Offset => Duration.FromTicks(Interlocked.Read(ref offsetTicks));

    /// <summary>Domain time.</summary>
    public Instant Now => SystemClock.Instance.GetCurrentInstant() + Offset;

    /// <summary>Raised when the offset has grown; at once, not when the announcement arrives.</summary>
    internal event Action? Moved;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    /// <summary>Follows the row. An older reading never turns the clock back.</summary>
    internal void Follow(Duration offset)
    {
        long next = (long)offset.TotalTicks;
        long seen;
        while ((seen = Interlocked.Read(ref offsetTicks)) < next)
            if (Interlocked.CompareExchange(ref offsetTicks, next, seen) == seen)
                Moved?.Invoke();
    }
}
