using NodaTime;

namespace Mockloop.ServiceDefaults.Data;

/// <summary>System time for leases, outbox and inbox, cut to the microseconds that PostgreSQL keeps.</summary>
static class SystemTime
{
    const long TicksPerMicrosecond = NodaConstants.TicksPerMillisecond / 1000;

    public static Instant Now => Cut(SystemClock.Instance.GetCurrentInstant());

    /// <summary>Cuts below a microsecond, so that an instant compares equal after a round trip through the database.</summary>
    public static Instant Cut(Instant instant)
    {
        long ticks = instant.ToUnixTimeTicks();
        return Instant.FromUnixTimeTicks(ticks - ticks % TicksPerMicrosecond);
    }
}
