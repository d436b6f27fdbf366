using NodaTime;

namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>One event as others are to see it.</summary>
/// <param name="Uid">The same for good, whatever becomes of the event.</param>
/// <param name="Sequence">Rises with every change.</param>
/// <param name="Start">Whole seconds.</param>
/// <param name="End">Whole seconds.</param>
/// <param name="Summary">One line.</param>
/// <param name="Changed">When it was changed last.</param>
public sealed record CalendarEvent(string Uid, int Sequence, Instant Start, Instant End, string Summary, Instant Changed)
{
    /// <summary>Plain text, lines by \n.</summary>
    public string Description { get; init; } = "";

    /// <summary>Where to go: a link; empty for none.</summary>
    public string Url { get; init; } = "";

    /// <summary>Will not be.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>How long before the start a reader's program rings.</summary>
    public IReadOnlyList<Duration> Alarms { get; init; } = [];

    /// <summary>Whom an invitation is for, as an e-mail address; null in feeds.</summary>
    public string? Attendee { get; init; }
}

/// <summary>A calendar to be written.</summary>
/// <param name="Zone">In which its times are written.</param>
/// <param name="ZoneFrom">The zone's rules are right from then …</param>
/// <param name="ZoneTo">… until then, and for every event.</param>
/// <param name="Events">In the order in which they are written.</param>
public sealed record CalendarFile(DateTimeZone Zone, Instant ZoneFrom, Instant ZoneTo, IReadOnlyList<CalendarEvent> Events)
{
    /// <summary>What a reader's program calls it; empty for none.</summary>
    public string Name { get; init; } = "";

    /// <summary>REQUEST or CANCEL in mails; null in feeds.</summary>
    public string? Method { get; init; }

    /// <summary>Who invites, as an e-mail address; null in feeds.</summary>
    public string? Organizer { get; init; }
}
