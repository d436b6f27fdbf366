using NodaTime;

namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>
/// A zone as a VTIMEZONE: one part per change of the offset instead of a rule, so that it is right also where no yearly
/// rule holds, such as in Morocco.
/// </summary>
static class ZoneWriter
{
    static readonly LocalDateTime Earliest = new(1970, 1, 1, 0, 0);

    public static void Write(IcsLines lines, DateTimeZone zone, Instant from, Instant to)
    {
        lines.Add("BEGIN", "VTIMEZONE").Add("TZID", zone.Id);
        foreach (var interval in zone.GetZoneIntervals(from, to))
        {
            var before = interval.HasStart ? zone.GetZoneInterval(interval.Start - Duration.Epsilon).WallOffset : interval.WallOffset;
            // The onset is told in the wall time that ends with it.
            var onset = interval.HasStart ? interval.Start.WithOffset(before).LocalDateTime : Earliest;
            var kind = interval.Savings == Offset.Zero ? "STANDARD" : "DAYLIGHT";
            lines.Add("BEGIN", kind).Add("DTSTART", IcsLines.Local(onset)).Add("TZOFFSETFROM", Text(before)).Add("TZOFFSETTO", Text(interval.WallOffset))
                .AddText("TZNAME", interval.Name).Add("END", kind);
        }
        lines.Add("END", "VTIMEZONE");
    }

    static string Text(Offset offset)
    {
        var seconds = Math.Abs(offset.Seconds);
        var rest = seconds % 60;
        return $"{(offset.Seconds < 0 ? '-' : '+')}{seconds / 3600:00}{seconds / 60 % 60:00}{(rest > 0 ? $"{rest:00}" : "")}";
    }
}
