using NodaTime;

namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>Reads a rule; every number has its range, every list its length.</summary>
static class RecurrenceText
{
    const int MostParts = 20, MostEntries = 400, LargestInterval = 100_000, LargestCount = 1_000_000;
    static readonly string[] DayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    public static Recurrence Parse(ReadOnlySpan<char> text, int line)
    {
        Recurrence? rule = null;
        var parts = 0;
        // FREQ need not come first.
        foreach (var range in text.Split(';'))
            if (text[range].Trim() is var part && part.StartsWith("FREQ=", StringComparison.OrdinalIgnoreCase))
                rule = new Recurrence { Line = line, Frequency = FrequencyOf(part[5..], line) };
        if (rule is null)
            throw new CalendarException(line, "this rule has no FREQ.");
        foreach (var range in text.Split(';'))
        {
            if (++parts > MostParts)
                throw new CalendarException(line, $"this rule has more than {MostParts} parts.");
            if (text[range].Trim() is { Length: > 0 } part)
                rule = Take(rule, part, line);
        }
        return Checked(rule);
    }

    static Recurrence Take(Recurrence rule, ReadOnlySpan<char> part, int line)
    {
        var equals = part.IndexOf('=');
        var value = equals > 0 ? part[(equals + 1)..].Trim() : throw Bad(part, line);
        var name = part[..equals].ToString().ToUpperInvariant();
        return name switch
        {
            "FREQ" => rule,
            "INTERVAL" => rule with { Interval = Number(value, 1, LargestInterval, line) },
            "COUNT" => rule with { Count = Number(value, 1, LargestCount, line) },
            "UNTIL" => rule with { Until = TimeValue.Parse(value, null, line) },
            "WKST" => rule with { WeekStart = Day(value, line) },
            "BYSECOND" => rule with { Seconds = Clock(value, 60, line) },
            "BYMINUTE" => rule with { Minutes = Clock(value, 59, line) },
            "BYHOUR" => rule with { Hours = Clock(value, 23, line) },
            "BYDAY" => rule with { Days = ByDays(value, line) },
            "BYMONTHDAY" => rule with { MonthDays = Signed(value, 31, line) },
            "BYYEARDAY" => rule with { YearDays = Signed(value, 366, line) },
            "BYWEEKNO" => rule with { WeekNumbers = Signed(value, 53, line) },
            "BYMONTH" => rule with { Months = Numbers(value, 1, 12, line) },
            "BYSETPOS" => rule with { Positions = Signed(value, 366, line) },
            _ when name.StartsWith("X-", StringComparison.Ordinal) => rule,
            _ => throw Bad(part, line),
        };
    }

    static Recurrence Checked(Recurrence rule)
    {
        if (rule is { Count: not null, Until: not null })
            throw new CalendarException(rule.Line, "this rule has both COUNT and UNTIL; only one may end it.");
        if (rule.Days.Any(d => d.Ordinal != 0) && (rule.Frequency < Frequency.Monthly || rule.WeekNumbers.Count > 0))
            throw new CalendarException(rule.Line, "BYDAY counts weekdays (such as 2MO) only in rules by month or year, without BYWEEKNO.");
        if (rule.WeekNumbers.Count > 0 && rule.Frequency != Frequency.Yearly)
            throw new CalendarException(rule.Line, "BYWEEKNO is for rules by year only.");
        return rule;
    }

    static Frequency FrequencyOf(ReadOnlySpan<char> value, int line) =>
        Enum.TryParse<Frequency>(value, ignoreCase: true, out var frequency) && !char.IsAsciiDigit(value[0]) && value[0] is not ('-' or '+')
            ? frequency
            : throw Bad(value, line);

    // A leap second is the one before it.
    static List<int> Clock(ReadOnlySpan<char> value, int max, int line) =>
        [.. Numbers(value, 0, max, line).Select(n => max == 60 ? Math.Min(n, 59) : n).Distinct().Order()];

    static List<int> Signed(ReadOnlySpan<char> value, int max, int line)
    {
        var numbers = Numbers(value, -max, max, line);
        return numbers.Contains(0) ? throw Bad(value, line) : numbers;
    }

    static List<int> Numbers(ReadOnlySpan<char> value, int min, int max, int line)
    {
        var numbers = new List<int>();
        foreach (var range in value.Split(','))
        {
            if (numbers.Count >= MostEntries)
                throw new CalendarException(line, $"a list of this rule has more than {MostEntries} entries.");
            numbers.Add(Number(value[range].Trim(), min, max, line));
        }
        return numbers;
    }

    static List<ByDay> ByDays(ReadOnlySpan<char> value, int line)
    {
        var days = new List<ByDay>();
        foreach (var range in value.Split(','))
        {
            var entry = value[range].Trim();
            if (entry.Length < 2 || days.Count >= MostEntries)
                throw Bad(value, line);
            var ordinal = entry.Length == 2 ? 0 : Number(entry[..^2], -53, 53, line);
            days.Add(new(Day(entry[^2..], line), ordinal == 0 && entry.Length > 2 ? throw Bad(entry, line) : ordinal));
        }
        return days;
    }

    static IsoDayOfWeek Day(ReadOnlySpan<char> value, int line)
    {
        for (var i = 0; i < DayNames.Length; i++)
            if (value.Equals(DayNames[i], StringComparison.OrdinalIgnoreCase))
                return (IsoDayOfWeek)(i + 1);
        throw Bad(value, line);
    }

    static int Number(ReadOnlySpan<char> value, int min, int max, int line) =>
        int.TryParse(value, System.Globalization.NumberStyles.AllowLeadingSign, null, out var number) && number >= min && number <= max
            ? number
            : throw new CalendarException(line, $"'{Shown.Of(value)}' in this rule must be a number from {min} to {max}.");

    static CalendarException Bad(ReadOnlySpan<char> part, int line) =>
        new(line, $"'{Shown.Of(part)}' is no part of a recurrence rule.");
}
