using NodaTime;

namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// The starts an interview may have: every granularity step of the UTC day over all loops of an instance, numbered from
/// 0. All times inside the planner are these numbers, or minutes since the Unix epoch.
/// </summary>
sealed class Grid
{
    // Whole ISO weeks count for caps, so days before the first start are numbered too.
    const int DaysBefore = 10, DaysAfter = 10;

    readonly Dictionary<string, int[]> _days = [];
    readonly LocalDate _base;

    public Grid(PlanInstance instance, IEnumerable<BusinessCalendar> calendars)
    {
        Step = instance.GranularityMinutes;
        var last = calendars.Select(calendar => calendar.Last).Append(instance.Start).Max();
        // Two days on either side cover every zone's offset.
        Origin = MinuteOf(instance.Start.PlusDays(-2).AtMidnight().InUtc().ToInstant());
        Count = (MinuteOf(last.PlusDays(3).AtMidnight().InUtc().ToInstant()) - Origin) / Step;
        var monday = instance.Start.PlusDays(-DaysBefore);
        _base = monday.PlusDays(1 - (int)monday.DayOfWeek);
        Days = Period.DaysBetween(_base, last) + DaysAfter;
    }

    public int Step { get; }

    public int Origin { get; }

    public int Count { get; }

    /// <summary>Dates are numbered 0 to this, in any zone; date 0 is a Monday, so that 7 of them are an ISO week.</summary>
    public int Days { get; }

    public int Weeks => Days / 7 + 1;

    public static int MinuteOf(Instant instant) => (int)Math.Floor(instant.ToUnixTimeSeconds() / 60.0);

    public static int MinuteAfter(Instant instant) => (int)Math.Ceiling((instant - NodaConstants.UnixEpoch).TotalMinutes);

    public static Instant InstantOf(int minute) => Instant.FromUnixTimeSeconds(minute * 60L);

    public int MinuteAt(int cell) => Origin + cell * Step;

    public int DayOf(LocalDate date) => Period.DaysBetween(_base, date);

    public LocalDate DateOf(int day) => _base.PlusDays(day);

    /// <summary>Date number of every start in a zone.</summary>
    public int[] DaysIn(string zone)
    {
        if (_days.TryGetValue(zone, out var days))
            return days;
        days = new int[Count];
        var tz = DateTimeZoneProviders.Tzdb[zone];
        for (var cell = 0; cell < Count;)
        {
            var interval = tz.GetZoneInterval(InstantOf(MinuteAt(cell)));
            var end = interval.HasEnd ? MinuteAfter(interval.End) : int.MaxValue;
            // Local minutes since the base date; the offset holds until the interval ends.
            var shift = interval.WallOffset.Seconds / 60.0 - MinuteOf(_base.AtMidnight().InUtc().ToInstant());
            for (; cell < Count && MinuteAt(cell) < end; cell++)
                days[cell] = (int)Math.Floor((MinuteAt(cell) + shift) / 1440);
        }
        return _days[zone] = days;
    }

    /// <summary>The first and last start that leave that many minutes inside a span.</summary>
    public (int First, int Last) StartsWithin(Interval span, int minutes)
    {
        var first = Math.Max(0, (MinuteAfter(span.Start) - Origin + Step - 1) / Step);
        var room = MinuteOf(span.End) - minutes - Origin;
        return (first, room < 0 ? -1 : Math.Min(Count - 1, room / Step));
    }
}
