using NodaTime;

namespace Mockloop.Scheduling.People;

/// <summary>
/// Weekly rules, exceptions and holidays turned into instants. The one policy for clock changes: a wall time that is
/// skipped in spring moves forward by the gap, one that comes twice in autumn is its first occurrence (NodaTime's
/// lenient resolver); a span that loses all its length that way is dropped.
/// </summary>
sealed class FreeTime(Person person, IReadOnlyList<WeeklySpan> weekly, IReadOnlyList<DayException> exceptions)
{
    static readonly WallSpan OfficeHours = new(9 * 60, 17 * 60);

    readonly ILookup<IsoDayOfWeek, WallSpan> _weekly = weekly.ToLookup(s => s.Day, s => new WallSpan(s.FromMinute, s.ToMinute));
    readonly Dictionary<LocalDate, DayException> _exceptions = exceptions.ToDictionary(e => e.Date);

    /// <summary>Free spans between two instants without what is booked; spans that touch are one.</summary>
    public List<Interval> Between(Instant from, Instant to, IEnumerable<Interval> booked)
    {
        var spans = new List<Interval>();
        var last = to.InZone(person.Zone).Date;
        for (var date = from.InZone(person.Zone).Date.PlusDays(-1); date <= last; date = date.PlusDays(1))
            foreach (var span in On(date))
                if (Cut(span, from, to) is { } inside)
                    spans.Add(inside);
        return Without(Merged(spans), booked);
    }

    IEnumerable<Interval> On(LocalDate date)
    {
        if (person.Holidays.Contains(date))
            return [];
        var spans = _exceptions.TryGetValue(date, out var exception) ? exception.Spans : SpansOf(date.DayOfWeek);
        return from span in spans
               let start = At(date, span.FromMinute)
               let end = At(date, span.ToMinute)
               where start < end
               select new Interval(start, end);
    }

    IEnumerable<WallSpan> SpansOf(IsoDayOfWeek day)
    {
        if (_weekly.Count > 0)
            return _weekly[day];
        return day is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? [] : [OfficeHours];
    }

    Instant At(LocalDate date, int minute) =>
        date.AtMidnight().PlusMinutes(minute).InZoneLeniently(person.Zone).ToInstant();

    static Interval? Cut(Interval span, Instant from, Instant to)
    {
        var (start, end) = (Instant.Max(span.Start, from), Instant.Min(span.End, to));
        return start < end ? new Interval(start, end) : null;
    }

    static List<Interval> Merged(List<Interval> spans)
    {
        var merged = new List<Interval>();
        foreach (var span in spans.OrderBy(s => s.Start))
            if (merged.Count > 0 && span.Start <= merged[^1].End)
                merged[^1] = new Interval(merged[^1].Start, Instant.Max(merged[^1].End, span.End));
            else
                merged.Add(span);
        return merged;
    }

    // One walk along both, since imported calendars are long.
    static List<Interval> Without(List<Interval> spans, IEnumerable<Interval> booked)
    {
        var (free, busy, next) = (new List<Interval>(), Merged([.. booked]), 0);
        foreach (var span in spans)
        {
            var start = span.Start;
            while (next < busy.Count && busy[next].End <= start)
                next++;
            for (var i = next; i < busy.Count && busy[i].Start < span.End; i++)
            {
                if (start < busy[i].Start)
                    free.Add(new Interval(start, busy[i].Start));
                start = busy[i].End;
            }
            if (start < span.End)
                free.Add(new Interval(start, span.End));
        }
        return free;
    }
}
