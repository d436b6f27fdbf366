using NodaTime;

namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>A DATE or DATE-TIME as a file writes it; what instant it is depends on its zone, which may be defined further down.</summary>
/// <param name="Local">Wall time; midnight for a date.</param>
/// <param name="IsDate">A whole day.</param>
/// <param name="ZoneId">TZID; <see cref="Utc"/> for times in Z; null for floating ones and dates.</param>
readonly record struct TimeValue(LocalDateTime Local, bool IsDate, string? ZoneId, int Line)
{
    public const string Utc = "UTC";

    // Leaves room for zones and lengths before the calendar ends; files write 9999 for "for ever". A leap year, as 29 February must stay.
    const int LastYear = 8996;

    /// <summary>A value such as 20260302 or 20260302T090000Z.</summary>
    public static TimeValue Parse(ReadOnlySpan<char> text, string? zoneId, int line)
    {
        text = text.Trim();
        var isUtc = text.Length == 16 && text[15] is 'Z' or 'z';
        if (text.Length != 8 && (text.Length != 15 && !isUtc || text[8] is not ('T' or 't')))
            throw Bad(text, line);
        var (year, month, day) = (Number(text[..4], text, line), Number(text[4..6], text, line), Number(text[6..8], text, line));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
            throw Bad(text, line);
        var date = new LocalDate(Math.Min(year, LastYear), month, day);
        if (text.Length == 8)
            return new(date.AtMidnight(), true, null, line);
        var (hour, minute, second) = (Number(text[9..11], text, line), Number(text[11..13], text, line), Number(text[13..15], text, line));
        if (hour > 23 || minute > 59 || second > 60)
            throw Bad(text, line);
        // A leap second is the second before it: no clock here has one.
        return new(date.At(new LocalTime(hour, minute, Math.Min(second, 59))), false, isUtc ? Utc : zoneId, line);
    }

    /// <summary>One instant for a value, by the one policy: skipped wall times move forward, doubled ones are their first.</summary>
    public Instant In(DateTimeZone zone) => Resolve(Local, IsDate, zone);

    /// <inheritdoc cref="In"/>
    public static Instant Resolve(LocalDateTime local, bool isDate, DateTimeZone zone) =>
        isDate ? zone.AtStartOfDay(local.Date).ToInstant() : local.InZoneLeniently(zone).ToInstant();

    static int Number(ReadOnlySpan<char> digits, ReadOnlySpan<char> whole, int line)
    {
        var number = 0;
        foreach (var digit in digits)
            number = char.IsAsciiDigit(digit) ? number * 10 + digit - '0' : throw Bad(whole, line);
        return number;
    }

    static CalendarException Bad(ReadOnlySpan<char> text, int line) =>
        new(line, $"'{Shown.Of(text)}' is no date or time; they look like 20260302 or 20260302T090000Z.");
}
