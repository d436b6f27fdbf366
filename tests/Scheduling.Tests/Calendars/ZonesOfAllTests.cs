using Mockloop.Scheduling.Engine.Calendars;
using Mockloop.Scheduling.People;
using NodaTime;
using NodaTime.Extensions;

namespace Mockloop.Scheduling.Tests.Calendars;

/// <summary>Every zone of the tz database, every change of its offset in two years.</summary>
public sealed class ZonesOfAllTests
{
    static readonly Instant From = Instant.FromUtc(2026, 1, 1, 0, 0), To = Instant.FromUtc(2028, 1, 1, 0, 0);

    [Fact]
    public void No_slot_is_wrong_lost_or_doubled_around_any_change_of_any_zone()
    {
        var (changes, slots) = (0, 0);
        foreach (var zone in DateTimeZoneProviders.Tzdb.GetAllZones())
            foreach (var change in zone.GetZoneIntervals(From, To).Where(i => i.HasStart && i.Start > From))
            {
                changes++;
                var (first, last) = (change.Start - Duration.FromHours(30), change.Start + Duration.FromHours(30));
                foreach (var (from, to) in new[] { (0, 1440), (0, 30), (60, 120), (90, 150), (120, 180), (150, 240), (1380, 1440), (1410, 1440), (540, 1020) })
                {
                    slots++;
                    FreeTimeOf(zone, from, to).Between(first, last, []).ShouldBe(Walked(zone, from, to, first, last), $"{zone.Id} at {change.Start}, {from}–{to}");
                }
            }
        changes.ShouldBeGreaterThan(500);
        slots.ShouldBe(changes * 9);
    }

    [Fact]
    public void What_is_written_of_any_zone_defines_that_zone_for_two_years()
    {
        foreach (var zone in DateTimeZoneProviders.Tzdb.GetAllZones().Where(z => z.MinOffset != z.MaxOffset || z.MinOffset != Offset.Zero))
        {
            // Under a name nobody knows only the written rules can tell.
            var points = zone.GetZoneIntervals(From, To).Where(i => i.HasStart).SelectMany(i => new[] { -90, -30, -1, 0, 1, 30, 90 }.Select(m => i.Start + Duration.FromMinutes(m)))
                .Append(From + Duration.FromDays(45)).Append(From + Duration.FromDays(200)).Where(p => p >= From && p < To).ToList();
            var events = points.Select((p, i) => new CalendarEvent($"{i}", 0, p, p + Duration.FromSeconds(20), "x", From)).ToList();
            var text = IcsWriter.Write(new(zone, From, To, events)).Replace(zone.Id, "Nobody/Knows", StringComparison.Ordinal);

            var read = IcsReader.Busy(text, DateTimeZone.Utc, new Interval(From, To)).Spans.Select(s => s.Start);

            read.ShouldBe(points.Distinct().Order(), zone.Id);
        }
    }

    // By the minute, from what the clock on the wall shows: an instant is in a span when its wall time is, but a doubled hour
    // counts once, and what begins or ends in a skipped hour does so that much later.
    static List<Interval> Walked(DateTimeZone zone, int from, int to, Instant first, Instant last)
    {
        var spans = new List<Interval>();
        for (var date = first.InZone(zone).Date.PlusDays(-2); date <= last.InZone(zone).Date.PlusDays(2); date = date.PlusDays(1))
        {
            var (start, end) = (Reached(zone, date, from), Reached(zone, date, to));
            var (cutStart, cutEnd) = (Instant.Max(start, first), Instant.Min(end, last));
            if (cutStart >= cutEnd)
                continue;
            if (spans.Count > 0 && cutStart <= spans[^1].End)
                spans[^1] = new(spans[^1].Start, Instant.Max(cutEnd, spans[^1].End));
            else
                spans.Add(new(cutStart, cutEnd));
        }
        return spans;
    }

    // Two clocks, one by the offset before and one by the offset after the nearest change, tell without NodaTime's resolvers.
    static Instant Reached(DateTimeZone zone, LocalDate date, int minute)
    {
        var wall = date.AtMidnight().PlusMinutes(minute).InUtc().ToInstant();
        var candidates = new List<Instant>();
        Offset? before = null;
        foreach (var hours in new[] { -26, 26 })
        {
            var offset = zone.GetUtcOffset(wall + Duration.FromHours(hours));
            before ??= offset;
            var at = wall - Duration.FromSeconds(offset.Seconds);
            if (zone.GetUtcOffset(at) == offset)
                candidates.Add(at);
        }
        return candidates.Count > 0 ? candidates.Min() : wall - Duration.FromSeconds(before!.Value.Seconds);
    }

    static FreeTime FreeTimeOf(DateTimeZone zone, int from, int to)
    {
        var person = Person.Of(Guid.CreateVersion7(), "Ada", null, false);
        person.Change("", zone.Id, 0, 0, []);
        return new FreeTime(person, [.. Enumerable.Range(1, 7).Select(d => WeeklySpan.Of(person.Id, d, new WallSpan(from, to), "rule"))], []);
    }
}
