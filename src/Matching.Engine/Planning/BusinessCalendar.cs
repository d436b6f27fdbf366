using NodaTime;

namespace Mockloop.Matching.Engine.Planning;

/// <summary>A candidate's business days: weekdays of their zone without their holidays, numbered from 1.</summary>
sealed class BusinessCalendar
{
    readonly LocalDate[] _days;
    readonly Dictionary<LocalDate, int> _numbers;

    public BusinessCalendar(LocalDate start, int count, IReadOnlyList<LocalDate> holidays)
    {
        var off = holidays.ToHashSet();
        _days = new LocalDate[count];
        var date = start;
        for (var i = 0; i < count; date = date.PlusDays(1))
            if (date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !off.Contains(date))
                _days[i++] = date;
        _numbers = Enumerable.Range(0, count).ToDictionary(i => _days[i], i => i + 1);
    }

    public LocalDate First => _days[0];

    public LocalDate Last => _days[^1];

    public LocalDate this[int day] => _days[day - 1];

    /// <summary>Number of that date, or 0 when it is no business day of the loop.</summary>
    public int NumberOf(LocalDate date) => _numbers.GetValueOrDefault(date);

    /// <summary>Number of the last business day not after that date; for what stands on a day that is none.</summary>
    public int NumberUpTo(LocalDate date) => _days.Count(day => day <= date);
}
