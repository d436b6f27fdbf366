using NodaTime;

namespace Mockloop.ServiceDefaults.Data;

/// <summary>The one row by which domain time is ahead of system time; absent means not at all.</summary>
sealed class ClockOffset
{
    public const int OnlyId = 1;

    public required int Id { get; init; }
    public required Duration Offset { get; init; }
}
