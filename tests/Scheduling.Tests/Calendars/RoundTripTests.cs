using System.Text;
using CsCheck;
using Mockloop.Scheduling.Engine.Calendars;
using NodaTime;
using Calendar = Ical.Net.Calendar;

namespace Mockloop.Scheduling.Tests.Calendars;

/// <summary>What is written here, Ical.Net reads with every instant; and the rules of files mean the same to both.</summary>
public sealed class RoundTripTests
{
    static readonly Instant From = Instant.FromUtc(2026, 1, 1, 0, 0), To = Instant.FromUtc(2028, 1, 1, 0, 0);

    static readonly Gen<string> Zones = Gen.Int[0, DateTimeZoneProviders.Tzdb.Ids.Count - 1].Select(i => DateTimeZoneProviders.Tzdb.Ids[i]);

    [Fact]
    public void Another_implementation_reads_every_instant_that_was_written() =>
        Gen.Select(Zones, Gen.Int[0, 730 * 24 * 60], Gen.Int[1, 600]).Sample((zone, minute, length) =>
        {
            var start = From + Duration.FromMinutes(minute);
            var read = Calendar.Load(Write(zone, start, start + Duration.FromMinutes(length)))!.Events.Single();

            (Instant.FromDateTimeUtc(read.DtStart!.AsUtc), Instant.FromDateTimeUtc(read.DtEnd!.AsUtc)).ShouldBe((start, start + Duration.FromMinutes(length)), zone);
        }, iter: 600, threads: 1);

    [Fact]
    public void Texts_uids_and_states_come_back_as_they_were()
    {
        var odd = "Ünï, codé; \\ \"x\"\nsecond line 👩‍👩‍👧‍👦 " + new string('é', 200);
        var one = new CalendarEvent("a-b@mockloop", 7, From, From + Duration.FromHours(1), "Coding; with Ada, at nine", From)
        {
            Description = odd, Url = "https://meet.example/a?b=c;d,e", Alarms = [Duration.FromHours(24), Duration.FromMinutes(15)],
        };
        var gone = one with { Uid = "gone", IsCancelled = true };

        var text = IcsWriter.Write(new(DateTimeZoneProviders.Tzdb["Europe/Paris"], From, To, [one, gone]) { Name = "Mine, yours" });

        var read = Calendar.Load(text)!;
        var first = read.Events.Single(e => e.Uid == one.Uid);
        (first.Summary, first.Description, first.Sequence, first.Status, first.Url!.ToString()).ShouldBe((one.Summary, odd, 7, "CONFIRMED", one.Url));
        first.Alarms.Count.ShouldBe(2);
        read.Events.Single(e => e.Uid == "gone").Status.ShouldBe("CANCELLED");
        foreach (var line in text.Split("\r\n"))
            Encoding.UTF8.GetByteCount(line).ShouldBeLessThanOrEqualTo(75);
        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain('\n');
    }

    [Fact]
    public void Rules_mean_the_same_to_another_implementation() =>
        Gen.Select(Rules, Gen.Int[0, 400], Gen.Int[0, 23]).Sample((rule, day, hour) =>
        {
            var start = Instant.FromUtc(2025, 1, 1, hour, 20) + Duration.FromDays(day);
            var text = IcsReaderTests.File(IcsReaderTests.Event("UID:a", $"DTSTART:{start.ToString("uuuuMMdd'T'HHmmss'Z'", null)}", "DURATION:PT30S", $"RRULE:{rule}"));
            // Half a minute, for what touches is one busy time. Both agree only on rules that name their own start; else every program does as it likes.
            var theirs = Calendar.Load(text)!.GetOccurrences(new Ical.Net.DataTypes.CalDateTime(start.ToDateTimeUtc()))
                .Select(o => Instant.FromDateTimeUtc(o.Period.StartTime.AsUtc)).TakeWhile(at => at < To).Where(at => at >= From && at != start).ToList();

            var ours = IcsReader.Busy(text, DateTimeZone.Utc, new Interval(From, To)).Spans.Select(s => s.Start).Where(at => at != start).ToList();

            ours.ShouldBe(theirs, $"{rule} from {start}");
        }, iter: 1_500, threads: 1);

    static Gen<string> Rules => Gen.OneOf(
        Gen.Select(Gen.Int[1, 5], Ends).Select((n, end) => $"FREQ=DAILY;INTERVAL={n}{end}"),
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 3]).Select((m, n) => $"FREQ=DAILY;BYMONTH={m},{m % 12 + 1};INTERVAL={n}"),
        Gen.Select(Gen.Int[1, 3], Days, Any("MO", "SU"), Ends).Select((n, days, first, end) => $"FREQ=WEEKLY;INTERVAL={n};BYDAY={days};WKST={first}{end}"),
        Gen.Select(Gen.Int[1, 4], Gen.Int[-31, 31].Where(d => d != 0), Ends).Select((n, day, end) => $"FREQ=MONTHLY;INTERVAL={n};BYMONTHDAY={day}{end}"),
        Gen.Select(Gen.Int[1, 3], Gen.Int[-5, 5].Where(d => d != 0), Day).Select((n, nth, day) => $"FREQ=MONTHLY;INTERVAL={n};BYDAY={nth}{day}"),
        Gen.Select(Days, Gen.Int[-2, 3].Where(p => p != 0)).Select((days, position) => $"FREQ=MONTHLY;BYDAY={days};BYSETPOS={position}"),
        Gen.Select(Gen.Int[1, 12], Gen.Int[-4, 4].Where(d => d != 0), Day).Select((month, nth, day) => $"FREQ=YEARLY;BYMONTH={month};BYDAY={nth}{day}"),
        Gen.Int[-366, 366].Where(d => d != 0).Select(day => $"FREQ=YEARLY;BYYEARDAY={day}"),
        Gen.Select(Gen.Int[2, 51], Day).Select((week, day) => $"FREQ=YEARLY;BYWEEKNO={week};BYDAY={day}"),
        Gen.Int[3, 30].Select(n => $"FREQ=HOURLY;INTERVAL={n}"),
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 59]).Select((hour, minute) => $"FREQ=DAILY;BYHOUR={hour},{hour + 12};BYMINUTE={minute}"));

    static Gen<string> Any(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    static Gen<string> Day => Any("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    static Gen<string> Days => Gen.Select(Day, Day).Select((a, b) => a == b ? a : $"{a},{b}");

    static Gen<string> Ends => Gen.OneOf(Gen.Const(""), Gen.Const(";UNTIL=20260820T101500Z"));

    static string Write(string zone, Instant start, Instant end) =>
        IcsWriter.Write(new(DateTimeZoneProviders.Tzdb[zone], From, To, [new CalendarEvent("a", 0, start, end, "x", From)]));
}
