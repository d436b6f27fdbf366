using NodaTime;

namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>Writes iCalendar files (RFC 5545; invitations by RFC 5546). The same input gives the same bytes.</summary>
public static class IcsWriter
{
    const string Product = "-//Mockloop//Scheduling//EN";

    /// <summary>The file, lines folded and ended as the standard wants.</summary>
    public static string Write(CalendarFile file)
    {
        var lines = new IcsLines();
        lines.Add("BEGIN", "VCALENDAR").Add("VERSION", "2.0").Add("PRODID", Product).Add("CALSCALE", "GREGORIAN");
        if (file.Method is { } method)
            lines.Add("METHOD", method);
        if (file.Name.Length > 0)
            lines.AddText("NAME", file.Name).AddText("X-WR-CALNAME", file.Name).Add("REFRESH-INTERVAL;VALUE=DURATION", "PT15M").Add("X-PUBLISHED-TTL", "PT15M");
        if (!IsUtc(file.Zone))
            ZoneWriter.Write(lines, file.Zone, First(file), Last(file));
        foreach (var one in file.Events)
            Write(lines, file, one);
        return lines.Add("END", "VCALENDAR").ToString();
    }

    static void Write(IcsLines lines, CalendarFile file, CalendarEvent one)
    {
        lines.Add("BEGIN", "VEVENT").AddText("UID", one.Uid).Add("SEQUENCE", $"{one.Sequence}");
        lines.Add("DTSTAMP", IcsLines.Utc(one.Changed)).Add("LAST-MODIFIED", IcsLines.Utc(one.Changed));
        AddTime(lines, "DTSTART", one.Start, file.Zone);
        AddTime(lines, "DTEND", one.End, file.Zone);
        lines.AddText("SUMMARY", one.Summary).Add("STATUS", one.IsCancelled ? "CANCELLED" : "CONFIRMED").Add("TRANSP", one.IsCancelled ? "TRANSPARENT" : "OPAQUE");
        if (one.Description.Length > 0)
            lines.AddText("DESCRIPTION", one.Description);
        if (one.Url.Length > 0)
            lines.AddText("LOCATION", one.Url).Add("URL", one.Url);
        if (file.Organizer is { } organizer)
            lines.Add("ORGANIZER;CN=Mockloop", $"mailto:{organizer}");
        if (one.Attendee is { } attendee)
            lines.Add("ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE", $"mailto:{attendee}");
        if (!one.IsCancelled)
            foreach (var alarm in one.Alarms)
                lines.Add("BEGIN", "VALARM").Add("ACTION", "DISPLAY").AddText("DESCRIPTION", one.Summary)
                    .Add("TRIGGER", $"-PT{(long)alarm.TotalMinutes}M").Add("END", "VALARM");
        lines.Add("END", "VEVENT");
    }

    // A wall time that comes twice means its first to every reader; the second is written in UTC.
    static void AddTime(IcsLines lines, string name, Instant at, DateTimeZone zone)
    {
        var local = at.InZone(zone).LocalDateTime;
        if (IsUtc(zone) || local.InZoneLeniently(zone).ToInstant() != at)
            lines.Add(name, IcsLines.Utc(at));
        else
            lines.Add($"{name};TZID={zone.Id}", IcsLines.Local(local));
    }

    static Instant First(CalendarFile file) => file.Events.Select(e => e.Start).Append(file.ZoneFrom).Min();

    static Instant Last(CalendarFile file) => file.Events.Select(e => e.End).Append(file.ZoneTo).Max();

    // Zones of that name need no rules.
    static bool IsUtc(DateTimeZone zone) => zone.MinOffset == Offset.Zero && zone.MaxOffset == Offset.Zero;
}
