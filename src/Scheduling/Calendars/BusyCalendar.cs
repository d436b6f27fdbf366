using Mockloop.Scheduling.Engine.Calendars;
using NodaTime;

namespace Mockloop.Scheduling.Calendars;

/// <summary>When a person is busy elsewhere, out of one file they brought. What it is about is not kept.</summary>
sealed class BusyCalendar
{
    BusyCalendar() { }

    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public string Name { get; private set; } = "";
    public Instant ImportedAt { get; private set; }
    public Instant KnownUntil { get; private set; }
    public int Events { get; private set; }
    public int Occurrences { get; private set; }

    /// <summary>From, to, from, to… in seconds since 1970, in order and without overlap.</summary>
    public long[] Seconds { get; private set; } = [];

    public IEnumerable<Interval> Spans =>
        Seconds.Chunk(2).Select(pair => new Interval(Instant.FromUnixTimeSeconds(pair[0]), Instant.FromUnixTimeSeconds(pair[1])));

    public static BusyCalendar Of(Guid personId, string name, BusyTimes busy, Instant now, Instant until) => new()
    {
        Id = Guid.CreateVersion7(),
        PersonId = personId,
        Name = name,
        ImportedAt = now,
        KnownUntil = until,
        Events = busy.Events,
        Occurrences = busy.Occurrences,
        // A second that has begun is busy.
        Seconds = [.. busy.Spans.SelectMany(s => new[] { s.Start.ToUnixTimeSeconds(), (s.End - Duration.Epsilon).ToUnixTimeSeconds() + 1 })],
    };
}
