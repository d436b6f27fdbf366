using Mockloop.ServiceDefaults.Errors;
using NodaTime;

namespace Mockloop.Scheduling.People;

/// <summary>Free every week on that day, in minutes of the local wall clock; 1440 is the next midnight.</summary>
sealed class WeeklySpan
{
    WeeklySpan() { }

    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public IsoDayOfWeek Day { get; private set; }
    public int FromMinute { get; private set; }
    public int ToMinute { get; private set; }

    public static WeeklySpan Of(Guid personId, int day, WallSpan span, string field) => new()
    {
        Id = Guid.CreateVersion7(),
        PersonId = personId,
        Day = (IsoDayOfWeek)Require.Range(day, 1, 7, $"{field}.day_of_week"),
        FromMinute = span.FromMinute,
        ToMinute = span.ToMinute,
    };
}

/// <summary>Overrides the weekly spans of one date: free in these, or not at all.</summary>
sealed class DayException
{
    DayException() { }

    public Guid PersonId { get; private set; }
    public LocalDate Date { get; private set; }

    /// <summary>From, to, from, to… in minutes.</summary>
    public int[] Minutes { get; private set; } = [];

    public IEnumerable<WallSpan> Spans => Minutes.Chunk(2).Select(pair => new WallSpan(pair[0], pair[1]));

    public static DayException Of(Guid personId, LocalDate date, IEnumerable<WallSpan> spans) =>
        new() { PersonId = personId, Date = date, Minutes = [.. spans.SelectMany(s => new[] { s.FromMinute, s.ToMinute })] };
}

/// <summary>A part of a day on the wall clock, in minutes after midnight.</summary>
readonly record struct WallSpan(int FromMinute, int ToMinute)
{
    const int Midnight = 24 * 60;

    public string From => Text(FromMinute);

    public string To => Text(ToMinute);

    public static WallSpan Parse(string from, string to, string field)
    {
        var span = new WallSpan(Minute(from, $"{field}.from"), Minute(to, $"{field}.to"));
        Require.That(span.FromMinute < span.ToMinute, $"{field}.to", to, $"must be after from ({from}); choose a later time, at most 24:00");
        return span;
    }

    /// <summary>Minutes after midnight of a text such as 09:30; at most 24:00.</summary>
    public static int Minute(string text, string field)
    {
        var parts = text.Split(':');
        if (parts is [{ Length: 2 } h, { Length: 2 } m] && int.TryParse(h, out var hours) && int.TryParse(m, out var minutes)
            && hours >= 0 && minutes is >= 0 and < 60 && hours * 60 + minutes <= Midnight)
            return hours * 60 + minutes;
        throw DomainException.Invalid(field, text, "is no wall time; send HH:mm from 00:00 to 24:00");
    }

    static string Text(int minute) => $"{minute / 60:00}:{minute % 60:00}";
}
