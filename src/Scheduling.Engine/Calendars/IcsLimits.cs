namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>
/// What reading one calendar may cost. All of them together keep any file under a second and some tens of megabytes:
/// whoever raises one measures again (<c>HostileCalendarTests</c>).
/// </summary>
public sealed record IcsLimits
{
    /// <summary>Characters of the file.</summary>
    public int Characters { get; init; } = 3 * 1024 * 1024;

    /// <summary>Characters of one line that is needed, after unfolding.</summary>
    public int LineCharacters { get; init; } = 64 * 1024;

    /// <summary>Components inside each other.</summary>
    public int Depth { get; init; } = 8;

    /// <summary>Events and free-busy blocks in the file.</summary>
    public int Events { get; init; } = 20_000;

    /// <summary>Zones defined in the file.</summary>
    public int Zones { get; init; } = 200;

    /// <summary>Occurrences inside the horizon, over all events.</summary>
    public int Occurrences { get; init; } = 50_000;

    /// <summary>Days and times looked at while rules are expanded, over all events and zones.</summary>
    public int Steps { get; init; } = 1_000_000;

    /// <summary>Starts that one rule may have in one of its years, months, weeks or days.</summary>
    public int StartsPerPeriod { get; init; } = 50_000;

    /// <summary>Busy spans that are left when those that touch are joined.</summary>
    public int Spans { get; init; } = 10_000;
}
