using NodaTime;

namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>
/// The starts of a rule on the wall clock, in order, from one period after another. Rules without COUNT begin near the
/// time that counts, whatever their age; every day and start looked at is paid from the budget, so it always ends.
/// </summary>
sealed class Expansion(Recurrence rule, LocalDateTime start, WorkBudget budget)
{
    readonly DayFilter _filter = new(rule, start.Date);
    readonly List<LocalDateTime> _set = [];
    readonly IReadOnlyList<int> _hours = Clock(rule.Hours, start.Hour, rule.Frequency, Frequency.Daily);
    readonly IReadOnlyList<int> _minutes = Clock(rule.Minutes, start.Minute, rule.Frequency, Frequency.Hourly);
    readonly IReadOnlyList<int> _seconds = Clock(rule.Seconds, start.Second, rule.Frequency, Frequency.Minutely);

    /// <summary>Starts before <paramref name="to"/>; some before <paramref name="from"/> may be among them, and DTSTART is not.</summary>
    public IEnumerable<LocalDateTime> Between(LocalDateTime from, LocalDateTime to)
    {
        var early = rule.Count is null && from > start ? from : start;
        for (var (period, more) = (PeriodAt(early), true); more; period++)
        {
            budget.Step();
            _set.Clear();
            more = rule.Frequency < Frequency.Daily ? FillWithinDay(ref period, to) : FillDays(period, to);
            foreach (var one in Chosen())
                if (one >= start && one < to)
                    yield return one;
        }
    }

    /// <summary>The period in which, or before which, that time lies.</summary>
    long PeriodAt(LocalDateTime time) => Math.Max(0, rule.Frequency switch
    {
        Frequency.Yearly => (time.Year - start.Year) / rule.Interval,
        Frequency.Monthly => (12L * (time.Year - start.Year) + time.Month - start.Month) / rule.Interval,
        Frequency.Weekly => Period.DaysBetween(WeekOf(start.Date), time.Date) / 7 / rule.Interval,
        Frequency.Daily => Period.DaysBetween(start.Date, time.Date) / rule.Interval,
        _ => SecondsTo(time) / StepSeconds,
    } - 1);

    bool FillDays(long period, LocalDateTime to)
    {
        var steps = period * rule.Interval;
        var (first, days) = rule.Frequency switch
        {
            Frequency.Yearly => steps > to.Year - start.Year ? default : (new LocalDate(start.Year + (int)steps, 1, 1), 366),
            Frequency.Monthly => steps > 12L * (to.Year - start.Year + 1) ? default : (new LocalDate(start.Year, start.Month, 1).PlusMonths((int)steps), 31),
            Frequency.Weekly => (WeekOf(start.Date).PlusDays((int)Math.Min(steps * 7, 4_000_000)), 7),
            _ => (start.Date.PlusDays((int)Math.Min(steps, 4_000_000)), 1),
        };
        if (days == 0 || first > to.Date)
            return false;
        var end = rule.Frequency switch
        {
            Frequency.Yearly => first.PlusYears(1),
            Frequency.Monthly => first.PlusMonths(1),
            _ => first.PlusDays(days),
        };
        for (var date = first; date < end; date = _filter.AllowsMonth(date) ? date.PlusDays(1) : new LocalDate(date.Year, date.Month, 1).PlusMonths(1))
        {
            budget.Step();
            if (_filter.Allows(date))
                AddTimes(date);
        }
        return true;
    }

    bool FillWithinDay(ref long period, LocalDateTime to)
    {
        var time = start.PlusSeconds(period * StepSeconds);
        if (time >= to)
            return false;
        if (!_filter.Allows(time.Date))
            period = PeriodFrom(time.Date.PlusDays(1).AtMidnight());
        else if (rule.Hours.Count > 0 && !rule.Hours.Contains(time.Hour))
            period = PeriodFrom(time.Date.At(new LocalTime(time.Hour, 0)).PlusHours(1));
        else if (rule.Frequency < Frequency.Hourly && rule.Minutes.Count > 0 && !rule.Minutes.Contains(time.Minute))
            period = PeriodFrom(time.Date.At(new LocalTime(time.Hour, time.Minute)).PlusMinutes(1));
        else if (rule.Frequency == Frequency.Hourly)
            AddMinutes(time.Date, time.Hour);
        else if (rule.Frequency == Frequency.Minutely)
            AddSeconds(time.Date, time.Hour, time.Minute);
        else if (rule.Seconds.Count == 0 || rule.Seconds.Contains(time.Second))
            Add(time);
        return true;
    }

    // The one before the first period that begins then or later: the loop adds one.
    long PeriodFrom(LocalDateTime time) => (SecondsTo(time) + StepSeconds - 1) / StepSeconds - 1;

    void AddTimes(LocalDate date)
    {
        foreach (var hour in _hours)
            AddMinutes(date, hour);
    }

    void AddMinutes(LocalDate date, int hour)
    {
        foreach (var minute in _minutes)
            AddSeconds(date, hour, minute);
    }

    void AddSeconds(LocalDate date, int hour, int minute)
    {
        foreach (var second in _seconds)
            Add(date.At(new LocalTime(hour, minute, second)));
    }

    void Add(LocalDateTime time)
    {
        budget.Step();
        if (_set.Count >= budget.Limits.StartsPerPeriod)
            throw new CalendarException(rule.Line, $"this rule has more than {budget.Limits.StartsPerPeriod:N0} starts in one of its periods.");
        _set.Add(time);
    }

    IEnumerable<LocalDateTime> Chosen() => rule.Positions.Count == 0
        ? _set
        : rule.Positions.Select(p => p > 0 ? p - 1 : _set.Count + p).Where(i => i >= 0 && i < _set.Count).Distinct().Order().Select(i => _set[i]);

    LocalDate WeekOf(LocalDate date) => date.PlusDays(-(((int)date.DayOfWeek - (int)rule.WeekStart + 7) % 7));

    long SecondsTo(LocalDateTime time) => (long)(time.InUtc().ToInstant() - start.InUtc().ToInstant()).TotalSeconds;

    long StepSeconds => rule.Interval * (rule.Frequency switch
    {
        Frequency.Hourly => 3600L,
        Frequency.Minutely => 60,
        _ => 1,
    });

    // Coarser rules repeat the start's own time of day unless they name others.
    static IReadOnlyList<int> Clock(IReadOnlyList<int> named, int own, Frequency frequency, Frequency coarse) =>
        named.Count > 0 || frequency < coarse ? named : [own];
}
