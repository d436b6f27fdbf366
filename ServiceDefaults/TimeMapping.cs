using Google.Protobuf.WellKnownTypes;
using Mockloop.ServiceDefaults.Errors;
using NodaTime;
using Duration = NodaTime.Duration;

namespace Mockloop.ServiceDefaults;

/// <summary>NodaTime to protobuf and back, exact to the nanosecond.</summary>
public static class TimeMapping
{
    const int NanosecondsPerSecond = 1_000_000_000;

    /// <summary>The instant as protobuf carries it.</summary>
    public static Timestamp ToTimestamp(this Instant instant)
    {
        var seconds = instant.ToUnixTimeSeconds();
        var rest = instant - Instant.FromUnixTimeSeconds(seconds);
        return new Timestamp { Seconds = seconds, Nanos = (int)rest.ToInt64Nanoseconds() };
    }

    /// <summary>The instant, or null where there is none.</summary>
    public static Timestamp? ToTimestamp(this Instant? instant) => instant?.ToTimestamp();

    /// <summary>The instant; a request without one is refused (use <see cref="ToInstant(Timestamp, string)"/> to name the field).</summary>
    public static Instant ToInstant(this Timestamp timestamp) => timestamp.ToInstant("time");

    /// <summary>The instant, or <see cref="DomainException"/> naming the field when it is missing or out of range.</summary>
    public static Instant ToInstant(this Timestamp? timestamp, string field)
    {
        if (timestamp is null)
            throw DomainException.Invalid(field, null, "is missing; send a time such as 2026-03-01T09:00:00Z");
        if (timestamp.Nanos is < 0 or >= NanosecondsPerSecond || timestamp.Seconds is < -62_135_596_800 or > 253_402_300_799)
            throw DomainException.Invalid(field, timestamp.Seconds, "is not a time; send one of the years 1 to 9999");
        return Instant.FromUnixTimeSeconds(timestamp.Seconds).PlusNanoseconds(timestamp.Nanos);
    }

    /// <summary>The duration as protobuf carries it.</summary>
    public static Google.Protobuf.WellKnownTypes.Duration ToProto(this Duration duration)
    {
        var nanoseconds = duration.ToInt64Nanoseconds();
        return new() { Seconds = nanoseconds / NanosecondsPerSecond, Nanos = (int)(nanoseconds % NanosecondsPerSecond) };
    }

    /// <summary>The duration.</summary>
    public static Duration ToNodaDuration(this Google.Protobuf.WellKnownTypes.Duration duration) =>
        Duration.FromSeconds(duration.Seconds) + Duration.FromNanoseconds(duration.Nanos);
}
