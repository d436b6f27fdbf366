using NodaTime;

namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>Which days a rule allows. What the rule leaves open is taken from the start (RFC 5545, 3.3.10).</summary>
sealed class DayFilter
{
    readonly Recurrence _rule;
    readonly bool[] _months = new bool[13], _weekdays = new bool[8];
    readonly bool _anyMonth, _anyMonthDay, _anyWeekday;
    readonly uint _monthDays, _monthDaysFromEnd;
    readonly HashSet<int> _yearDays;
    readonly ByDay[] _ordinals;

    public DayFilter(Recurrence rule, LocalDate start)
    {
        _rule = rule;
        var (months, monthDays, days) = (rule.Months, rule.MonthDays, rule.Days);
        if (rule is { Days.Count: 0, MonthDays.Count: 0, YearDays.Count: 0 })
            (months, monthDays, days) = Open(rule, start);
        _anyMonth = months.Count == 0;
        foreach (var month in months)
            _months[month] = true;
        _anyMonthDay = monthDays.Count == 0;
        foreach (var day in monthDays)
            if (day > 0)
                _monthDays |= 1u << day;
            else
                _monthDaysFromEnd |= 1u << -day;
        _anyWeekday = days.Count == 0;
        foreach (var day in days.Where(d => d.Ordinal == 0))
            _weekdays[(int)day.Day] = true;
        _ordinals = [.. days.Where(d => d.Ordinal != 0)];
        _yearDays = [.. rule.YearDays];
    }

    public bool AllowsMonth(LocalDate date) => _anyMonth || _months[date.Month];

    public bool Allows(LocalDate date) =>
        AllowsMonth(date) && AllowsMonthDay(date) && AllowsYearDay(date) && AllowsWeekNumber(date) && AllowsWeekday(date);

    static (IReadOnlyList<int>, IReadOnlyList<int>, IReadOnlyList<ByDay>) Open(Recurrence rule, LocalDate start) => rule.Frequency switch
    {
        Frequency.Weekly => (rule.Months, [], [new(start.DayOfWeek, 0)]),
        Frequency.Monthly => (rule.Months, [start.Day], []),
        Frequency.Yearly when rule.WeekNumbers.Count > 0 => (rule.Months, [], [new(start.DayOfWeek, 0)]),
        Frequency.Yearly => (rule.Months.Count > 0 ? rule.Months : [start.Month], [start.Day], []),
        _ => (rule.Months, [], []),
    };

    bool AllowsMonthDay(LocalDate date) => _anyMonthDay
        || (_monthDays & 1u << date.Day) != 0
        || (_monthDaysFromEnd & 1u << (DaysInMonth(date) - date.Day + 1)) != 0;

    bool AllowsYearDay(LocalDate date) => _yearDays.Count == 0
        || _yearDays.Contains(date.DayOfYear) || _yearDays.Contains(date.DayOfYear - DaysInYear(date.Year) - 1);

    // The year of a week is the one that has four or more of its days.
    bool AllowsWeekNumber(LocalDate date)
    {
        if (_rule.WeekNumbers.Count == 0)
            return true;
        var fourth = date.PlusDays(3 - ((int)date.DayOfWeek - (int)_rule.WeekStart + 7) % 7);
        var number = (fourth.DayOfYear - 1) / 7 + 1;
        var last = number + (DaysInYear(fourth.Year) - fourth.DayOfYear) / 7;
        return _rule.WeekNumbers.Contains(number) || _rule.WeekNumbers.Contains(number - last - 1);
    }

    bool AllowsWeekday(LocalDate date)
    {
        if (_anyWeekday || _weekdays[(int)date.DayOfWeek])
            return true;
        if (_ordinals.Length == 0)
            return false;
        var isOfYear = _rule.Frequency == Frequency.Yearly && _rule.Months.Count == 0;
        var (day, days) = isOfYear ? (date.DayOfYear, DaysInYear(date.Year)) : (date.Day, DaysInMonth(date));
        foreach (var wanted in _ordinals)
            if (wanted.Day == date.DayOfWeek && wanted.Ordinal == (wanted.Ordinal > 0 ? (day - 1) / 7 + 1 : -((days - day) / 7 + 1)))
                return true;
        return false;
    }

    static int DaysInMonth(LocalDate date) => CalendarSystem.Iso.GetDaysInMonth(date.Year, date.Month);

    static int DaysInYear(int year) => CalendarSystem.Iso.GetDaysInYear(year);
}
