using NodaTime;

namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>How often a rule looks again.</summary>
enum Frequency
{
    Secondly,
    Minutely,
    Hourly,
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// <summary>A weekday, every one of them or the n-th of its month or year (negative from the end).</summary>
readonly record struct ByDay(IsoDayOfWeek Day, int Ordinal);

/// <summary>An RRULE or EXRULE as written (RFC 5545, 3.3.10).</summary>
sealed record Recurrence
{
    public required int Line { get; init; }
    public required Frequency Frequency { get; init; }
    public int Interval { get; init; } = 1;

    /// <summary>Occurrences at most, DTSTART included; null for no such end.</summary>
    public int? Count { get; init; }

    /// <summary>The last one, included.</summary>
    public TimeValue? Until { get; init; }

    public IReadOnlyList<int> Seconds { get; init; } = [];
    public IReadOnlyList<int> Minutes { get; init; } = [];
    public IReadOnlyList<int> Hours { get; init; } = [];
    public IReadOnlyList<ByDay> Days { get; init; } = [];
    public IReadOnlyList<int> MonthDays { get; init; } = [];
    public IReadOnlyList<int> YearDays { get; init; } = [];
    public IReadOnlyList<int> WeekNumbers { get; init; } = [];
    public IReadOnlyList<int> Months { get; init; } = [];
    public IReadOnlyList<int> Positions { get; init; } = [];
    public IsoDayOfWeek WeekStart { get; init; } = IsoDayOfWeek.Monday;
}
