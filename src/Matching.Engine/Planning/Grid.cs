using NodaTime;

namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// The starts an interview may have: every granularity step of the UTC day over all loops of an instance. All times
/// inside the planner are minutes since the Unix epoch.
/// </summary>
sealed class Grid
{
    readonly Dictionary<string, int[]> _dates = [];

    public Grid(PlanInstance instance, IEnumerable<BusinessCalendar> calendars)
    {
        Step = instance.GranularityMinutes;
        var last = calendars.Select(calendar => calendar.Last).Append(instance.Start).Max();
        // Two days on either side cover every zone's offset.
        Origin = MinuteOf(instance.Start.PlusDays(-2).AtMidnight().InUtc().ToInstant());
        Count = (MinuteOf(last.PlusDays(3).AtMidnight().InUtc().ToInstant()) - Origin) / Step;
    }

    public int Step { get; }

    public int Origin { get; }

    public int Count { get; }

    public static int MinuteOf(Instant instant) => (int)Math.Floor(instant.ToUnixTimeSeconds() / 60.0);

    public static int MinuteAfter(Instant instant) => (int)Math.Ceiling(instant.ToUnixTimeSeconds() / 60.0);

    public static Instant InstantOf(int minute) => Instant.FromUnixTimeSeconds(minute * 60L);

    /// <summary>Days since 1970-01-01 of a minute's date in a zone.</summary>
    public static int DateOf(int minute, DateTimeZone zone) =>
        Period.DaysBetween(new LocalDate(1970, 1, 1), InstantOf(minute).InZone(zone).Date);

    /// <summary>A number per ISO week (Monday to Sunday).</summary>
    public static int WeekOf(int date) => (date + 3) / 7;

    public int MinuteAt(int index) => Origin + index * Step;

    /// <summary>Date numbers of all starts in a zone.</summary>
    public int[] DatesIn(string zone)
    {
        if (_dates.TryGetValue(zone, out var dates))
            return dates;
        var tz = DateTimeZoneProviders.Tzdb[zone];
        return _dates[zone] = [.. Enumerable.Range(0, Count).Select(i => DateOf(MinuteAt(i), tz))];
    }

    /// <summary>Which starts leave that many minutes inside one of the spans.</summary>
    public bool[] StartsWithin(IReadOnlyList<Interval> spans, int minutes)
    {
        var starts = new bool[Count];
        foreach (var span in spans)
        {
            var first = Math.Max(0, (MinuteAfter(span.Start) - Origin + Step - 1) / Step);
            var last = MinuteOf(span.End) - minutes - Origin;
            for (var i = first; i < Count && i * Step <= last; i++)
                starts[i] = true;
        }
        return starts;
    }
}
