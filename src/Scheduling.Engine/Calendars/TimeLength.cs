using NodaTime;

namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>A DURATION: days by the calendar, the rest by the clock.</summary>
readonly record struct TimeLength(int Days, long Seconds)
{
    const int MostDays = 36_600;

    /// <summary>A value such as P1D, PT1H30M or -P2W.</summary>
    public static TimeLength Parse(ReadOnlySpan<char> text, int line)
    {
        text = text.Trim();
        var rest = text.TrimStart('+').TrimStart('-');
        if (rest.Length < 3 || rest[0] is not ('P' or 'p'))
            throw Bad(text, line);
        var (days, seconds, number, isTime, hasDigit) = (0L, 0L, 0L, false, false);
        foreach (var c in rest[1..])
        {
            if (char.IsAsciiDigit(c) && number < 1_000_000_000)
                (number, hasDigit) = (number * 10 + c - '0', true);
            else if (c is 'T' or 't' && !isTime && !hasDigit)
                isTime = true;
            else if (hasDigit && Unit(c, isTime) is { } unit)
            {
                (days, seconds) = isTime ? (days, seconds + number * unit) : (days + number * unit, seconds);
                (number, hasDigit) = (0, false);
            }
            else
                throw Bad(text, line);
        }
        if (hasDigit || days + seconds / 86_400 > MostDays)
            throw Bad(text, line);
        return text[0] == '-' ? new((int)-days, -seconds) : new((int)days, seconds);
    }

    /// <summary>The end of something that starts then: days move the wall clock, seconds pass.</summary>
    public Instant After(LocalDateTime start, bool isDate, DateTimeZone zone) =>
        TimeValue.Resolve(Days == 0 ? start : start.PlusDays(Days), isDate, zone) + Duration.FromSeconds(Seconds);

    static int? Unit(char c, bool isTime) => (char.ToUpperInvariant(c), isTime) switch
    {
        ('W', false) => 7,
        ('D', false) => 1,
        ('H', true) => 3600,
        ('M', true) => 60,
        ('S', true) => 1,
        _ => null,
    };

    static CalendarException Bad(ReadOnlySpan<char> text, int line) =>
        new(line, $"'{Shown.Of(text)}' is no duration of at most 100 years; they look like PT45M or P1D.");
}
