using NodaTime;

namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>Turns events into busy spans: repetitions worked out, single ones replaced, moved or struck.</summary>
sealed class BusySpans(ZoneTable zones, Interval horizon, WorkBudget budget)
{
    // Wider than any zone is from UTC, twice.
    static readonly Duration Margin = Duration.FromDays(2);
    const int MostDays = 36_600;
    readonly List<Interval> _spans = [];
    int _occurrences;

    public void Add(IReadOnlyList<CalendarItem> items)
    {
        foreach (var same in items.GroupBy(i => i.Uid.Length > 0 ? i.Uid : $"line {i.Line}", StringComparer.Ordinal))
        {
            var latest = same.Where(i => i.RecurrenceId is null).Select(i => i.Sequence).DefaultIfEmpty().Max();
            var changes = SeriesChanges.Of(same.Where(i => i.RecurrenceId is not null), zones);
            foreach (var series in same.Where(i => i.RecurrenceId is null && i.Sequence == latest))
                AddSeries(series, changes);
            foreach (var one in changes.Single.Where(c => c.TakesTime))
                AddOne(one, one.Start!.Value.Local, zones.Of(one.Start.Value), LengthOf(one));
        }
    }

    public void Add(Instant start, Instant end)
    {
        var (from, to) = (Instant.Max(start, horizon.Start), Instant.Min(end, horizon.End));
        if (from >= to)
            return;
        budget.Occurrence();
        _occurrences++;
        _spans.Add(new Interval(from, to));
    }

    public BusyTimes Result(int events)
    {
        var joined = new List<Interval>();
        foreach (var span in _spans.OrderBy(s => s.Start))
            if (joined.Count > 0 && span.Start <= joined[^1].End)
                joined[^1] = new Interval(joined[^1].Start, Instant.Max(joined[^1].End, span.End));
            else
                joined.Add(span);
        if (joined.Count > budget.Limits.Spans)
            throw new CalendarException(0, $"the calendar has {joined.Count:N0} busy spans in the time that counts; at most {budget.Limits.Spans:N0} are taken.");
        return new(joined, events, _occurrences);
    }

    Instant Key(TimeValue value) => value.In(zones.Of(value));

    void AddSeries(CalendarItem series, SeriesChanges changes)
    {
        (budget.Line, var start) = (series.Line, series.Start!.Value);
        var (zone, length) = (zones.Of(start), LengthOf(series));
        if (!series.Recurs)
        {
            if (series.TakesTime && !changes.Strikes(start.In(zone)))
                AddOne(series, start.Local, zone, length);
            return;
        }
        var struck = series.Excluded.Where(e => !e.IsDate || start.IsDate).Select(Key).ToHashSet();
        // Some programs strike out the whole day of an event that has a time.
        var struckDays = series.Excluded.Where(e => e.IsDate && !start.IsDate).Select(e => e.Local.Date).ToHashSet();
        foreach (var one in StartsOf(series, zone, length, changes))
            if (!struckDays.Contains(one.Date) && TimeValue.Resolve(one, start.IsDate, zone) is var at && !struck.Contains(at) && !changes.Strikes(at))
                AddMember(series, one, at, zone, length, changes);
        foreach (var (added, end, own) in series.Added)
            if (series.TakesTime && Key(added) is var at && !struck.Contains(at) && !changes.Strikes(at))
                Add(at, end is { } e ? Key(e) : (own ?? length).After(added.Local, added.IsDate, zones.Of(added)));
    }

    void AddMember(CalendarItem series, LocalDateTime one, Instant at, DateTimeZone zone, TimeLength length, SeriesChanges changes)
    {
        if (changes.FutureFrom(at) is not { } change)
        {
            if (series.TakesTime)
                AddOne(series, one, zone, length);
            return;
        }
        if (!change.TakesTime)
            return;
        // The same shift on the wall clock as the one whose change was told.
        var (id, moved) = (change.RecurrenceId!.Value, change.Start!.Value);
        var told = id.IsDate ? id.Local : Key(id).InZone(zone).LocalDateTime;
        AddOne(change, one + Period.Between(told, moved.Local, PeriodUnits.Days | PeriodUnits.Seconds), zones.Of(moved), LengthOf(change));
    }

    HashSet<LocalDateTime> StartsOf(CalendarItem series, DateTimeZone zone, TimeLength length, SeriesChanges changes)
    {
        var days = length.Days + (int)(length.Seconds / 86_400) + changes.Future.Select(ReachOf).DefaultIfEmpty().Max();
        var reach = Margin + Duration.FromDays(Math.Max(0, days));
        var (from, to) = ((horizon.Start - reach).InZone(zone).LocalDateTime, (horizon.End + reach).InZone(zone).LocalDateTime);
        return OccurrenceSet.Of(series, zone, zones, from, to, budget);
    }

    // How many days a change may carry an occurrence, its own length included.
    int ReachOf(CalendarItem change)
    {
        var (moved, length) = (Math.Abs(Period.DaysBetween(change.RecurrenceId!.Value.Local.Date, change.Start!.Value.Local.Date)), LengthOf(change));
        return moved > MostDays ? throw TooLong(change) : moved + 1 + length.Days + (int)(length.Seconds / 86_400);
    }

    void AddOne(CalendarItem item, LocalDateTime start, DateTimeZone zone, TimeLength length)
    {
        if (start > horizon.End.InUtc().LocalDateTime.PlusDays(2))
            return;
        var isDate = item.Start!.Value.IsDate;
        Add(TimeValue.Resolve(start, isDate, zone), length.After(start, isDate, zone));
    }

    // DTEND means the same exact length for all, days for whole days; DURATION is as nominal as it says.
    TimeLength LengthOf(CalendarItem item)
    {
        if (item.Length is { } told)
            return told;
        var start = item.Start!.Value;
        if (item.End is not { } end)
            return new(start.IsDate ? 1 : 0, 0);
        var length = start.IsDate
            ? new TimeLength(Period.DaysBetween(start.Local.Date, end.Local.Date), 0)
            : new TimeLength(0, (long)(Key(end) - Key(start)).TotalSeconds);
        return Math.Abs(length.Days) > MostDays || Math.Abs(length.Seconds) > MostDays * 86_400L ? throw TooLong(item) : length;
    }

    static CalendarException TooLong(CalendarItem item) => new(item.Line, "this event lasts, or is moved by, more than 100 years.");
}
