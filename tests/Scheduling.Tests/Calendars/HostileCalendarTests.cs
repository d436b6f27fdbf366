using System.Diagnostics;
using System.Text;
using Mockloop.Scheduling.Engine.Calendars;
using NodaTime;

namespace Mockloop.Scheduling.Tests.Calendars;

/// <summary>
/// Files made to hurt end in a clear error, or are read, within a second of the processor and 100 MB. The limit on the
/// file's length is lifted here: nothing else may depend on it.
/// </summary>
[Collection(nameof(HostileCalendarTests))]
public sealed class HostileCalendarTests(ITestOutputHelper output)
{
    const int Megabyte = 1024 * 1024;
    static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(1);
    static readonly IcsLimits AnyLength = new() { Characters = 64 * Megabyte };

    [Theory]
    [InlineData("ten megabytes of events")]
    [InlineData("ten megabytes of folding")]
    [InlineData("ten megabytes of folds of one character")]
    [InlineData("ten megabytes in one line")]
    [InlineData("ten megabytes of EXDATE")]
    [InlineData("ten megabytes of RDATE lines")]
    [InlineData("ten megabytes of rules in one event")]
    [InlineData("ten megabytes of BEGIN")]
    [InlineData("ten megabytes of parameters")]
    [InlineData("ten megabytes of empty lines")]
    [InlineData("a million recurrences")]
    [InlineData("every second")]
    [InlineData("every second of no day")]
    [InlineData("every second of every minute by lists")]
    [InlineData("every second of the last 2000 years, counted")]
    [InlineData("a year of seconds of which the first is chosen")]
    [InlineData("thousands of yearly rules from the year 1")]
    [InlineData("thousands of daily rules")]
    [InlineData("a day that never comes, counted")]
    [InlineData("the year 9999")]
    [InlineData("an event of ten thousand years")]
    [InlineData("a moved occurrence a thousand years away")]
    [InlineData("a thousand huge zones")]
    [InlineData("a zone of a hundred thousand parts")]
    [InlineData("a zone that changes every second")]
    [InlineData("a zone that changes every hour")]
    [InlineData("a zone with itself as zone")]
    [InlineData("offsets of a hundred hours")]
    [InlineData("twenty thousand changes of twenty thousand occurrences")]
    [InlineData("changes for all the future, each of each")]
    [InlineData("one UID for everything")]
    [InlineData("numbers without end")]
    [InlineData("half surrogates and zeros")]
    public void A_hostile_file_costs_little(string name)
    {
        var text = Make(name);
        Read("BEGIN:VCALENDAR\nEND:VCALENDAR"); // what is compiled once is not the file's doing
        var (cpu, before) = (Cpu(), GC.GetAllocatedBytesForCurrentThread());

        var result = Read(text);

        var (took, bytes) = (Cpu() - cpu, GC.GetAllocatedBytesForCurrentThread() - before);
        output.WriteLine($"{name}: {took.TotalMilliseconds:0} ms, {bytes / (double)Megabyte:0.0} MB, {result}");
        took.ShouldBeLessThan(LongestTime);
        bytes.ShouldBeLessThan(100 * Megabyte);
        result.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void A_file_too_long_is_not_even_looked_at() =>
        Should.Throw<CalendarException>(() => IcsReader.Busy(new string('x', 4 * Megabyte), DateTimeZone.Utc, IcsReaderTests.Horizon))
            .Message.ShouldBe("the file has 4,194,304 characters; at most 3,145,728 are taken. Export a shorter part of the calendar.");

    // Any other exception than a refusal fails the test.
    static string Read(string text)
    {
        try
        {
            return $"{IcsReader.Busy(text, DateTimeZoneProviders.Tzdb["Europe/Paris"], IcsReaderTests.Horizon, AnyLength).Spans.Count} spans";
        }
        catch (CalendarException e)
        {
            e.Message.Length.ShouldBeLessThan(300);
            return e.Message;
        }
    }

    static TimeSpan Cpu() => Process.GetCurrentProcess().UserProcessorTime;

    static string Make(string name) => name switch
    {
        "ten megabytes of events" => Many(100_000, i => IcsReaderTests.Event($"UID:{i}", "DTSTART:20260302T080000Z", "DTEND:20260302T090000Z", "SUMMARY:x")),
        "ten megabytes of folding" => Lines("DTSTART:2026" + Repeat("\r\n 0302T080000Z", 750_000)),
        "ten megabytes of folds of one character" => Lines("SUMMARY:" + Repeat("\r\n x", 2_600_000)),
        "ten megabytes in one line" => Lines("RRULE:" + new string('x', 10 * Megabyte)),
        "ten megabytes of EXDATE" => Lines(["DTSTART:20260302T080000Z", "RRULE:FREQ=DAILY", .. Enumerable.Repeat("EXDATE:" + Repeat("20260302T080000Z,", 3000) + "20260302T080000Z", 200)]),
        "ten megabytes of RDATE lines" => Lines(["DTSTART:20260302T080000Z", .. Enumerable.Range(0, 400_000).Select(i => $"RDATE:20260302T{i % 24:00}{i % 60:00}{i % 59:00}Z")]),
        "ten megabytes of rules in one event" => Lines(["DTSTART:20260302T080000Z", .. Enumerable.Repeat("RRULE:FREQ=DAILY", 600_000)]),
        "ten megabytes of BEGIN" => Repeat("BEGIN:VCALENDAR\r\n", 600_000),
        "ten megabytes of parameters" => Lines("DTSTART" + Repeat(";A=\"b\"", 1_700_000) + ":20260302"),
        "ten megabytes of empty lines" => Repeat("\r\n", 5 * Megabyte),
        "a million recurrences" => Lines("DTSTART:20260302T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY;INTERVAL=2;COUNT=1000000"),
        "every second" => Lines("DTSTART:19700101T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY"),
        "every second of no day" => Lines("DTSTART:19700101T000000Z", "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"),
        "every second of every minute by lists" => Lines("DTSTART:19700101T000000Z", $"RRULE:FREQ=DAILY;BYHOUR={To(23)};BYMINUTE={To(59)};BYSECOND={To(59)}"),
        "every second of the last 2000 years, counted" => Lines("DTSTART:00010101T000000Z", "RRULE:FREQ=SECONDLY;COUNT=1000000;BYMONTHDAY=31;BYHOUR=3;BYMINUTE=4;BYSECOND=5"),
        "a year of seconds of which the first is chosen" => Lines("DTSTART:20260101T000000Z", $"RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR={To(23)};BYMINUTE={To(59)};BYSECOND={To(59)};BYSETPOS=1,-1"),
        "thousands of yearly rules from the year 1" => Many(5_000, i => IcsReaderTests.Event($"UID:{i}", "DTSTART:00010101T080000Z", "RRULE:FREQ=YEARLY;COUNT=1000000;BYDAY=53MO")),
        "thousands of daily rules" => Many(19_000, i => IcsReaderTests.Event($"UID:{i}", $"DTSTART:20260302T{i % 24:00}{i % 60:00}00Z", "DURATION:PT1M", "RRULE:FREQ=DAILY")),
        "a day that never comes, counted" => Lines("DTSTART:00010101T080000Z", "RRULE:FREQ=DAILY;COUNT=3;BYMONTH=2;BYMONTHDAY=31"),
        "the year 9999" => Lines("DTSTART;TZID=Pacific/Pago_Pago:99991231T235959", "DURATION:P36000D", "RRULE:FREQ=YEARLY;UNTIL=99991231T235959Z", "EXDATE:99991231T235960Z", "RDATE:99991231"),
        "an event of ten thousand years" => Lines("DTSTART:00010101T000000Z", "DTEND:99991231T235959Z", "RRULE:FREQ=DAILY"),
        "a moved occurrence a thousand years away" => Many(1, _ => IcsReaderTests.Event("UID:a", "DTSTART:20260302T080000Z", "RRULE:FREQ=DAILY") + "\r\n"
            + IcsReaderTests.Event("UID:a", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260303T080000Z", "DTSTART:30260303T080000Z")),
        "a thousand huge zones" => Many(1_000, i => Zone($"Z{i}", Repeat(Part("DAILY"), 100))),
        "a zone of a hundred thousand parts" => Many(1, _ => Zone("Z", Repeat(Part("YEARLY"), 100_000))),
        "a zone that changes every second" => Many(1, _ => Zone("Z", Part("SECONDLY"))),
        "a zone that changes every hour" => Many(1, _ => Zone("Z", string.Concat(Enumerable.Range(0, 1_000).Select(i => Part("YEARLY", i)))) + "\r\n" + IcsReaderTests.Event("DTSTART;TZID=Z:20260302T080000")),
        "a zone with itself as zone" => Many(1, _ => Zone("Z", "BEGIN:STANDARD\r\nDTSTART;TZID=Z:20260101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY\r\nEND:STANDARD\r\n") + "\r\n" + IcsReaderTests.Event("DTSTART;TZID=Z:20260302T080000")),
        "offsets of a hundred hours" => Many(1, _ => Zone("Z", "BEGIN:STANDARD\r\nDTSTART:20260101T000000\r\nTZOFFSETFROM:+9900\r\nTZOFFSETTO:-9900\r\nEND:STANDARD\r\n")),
        "twenty thousand changes of twenty thousand occurrences" => Changes(19_000, ""),
        "changes for all the future, each of each" => Changes(19_000, ";RANGE=THISANDFUTURE"),
        "one UID for everything" => Many(19_000, i => IcsReaderTests.Event("UID:a", "DTSTART:20260302T080000Z", i % 2 == 0 ? "RRULE:FREQ=MONTHLY" : $"RECURRENCE-ID:20260302T{i % 24:00}{i % 60:00}00Z")),
        "numbers without end" => Lines("DTSTART:20260302T080000Z", "DURATION:PT" + new string('9', 60_000) + "S", "RRULE:FREQ=DAILY;COUNT=" + new string('9', 60_000)),
        _ => Lines("DTSTART:\ud8002026\0", "RRULE:\udc00", "UID:\ud800"),
    };

    static string Changes(int count, string range) => Many(1, _ => IcsReaderTests.Event("UID:a", "DTSTART:20260301T000000Z", "DURATION:PT1M", "RRULE:FREQ=MINUTELY;INTERVAL=20")
        + "\r\n" + string.Concat(Enumerable.Range(0, count).Select(i => Instant.FromUtc(2026, 3, 1, 0, 0) + Duration.FromMinutes(20L * i)).Select(at =>
            IcsReaderTests.Event("UID:a", $"RECURRENCE-ID{range}:{at.ToString("uuuuMMdd'T'HHmmss'Z'", null)}", $"DTSTART:{at.ToString("uuuuMMdd'T'HHmmss'Z'", null)}", "DURATION:PT2M") + "\r\n")));

    static string Part(string frequency, int hour = 0) =>
        $"BEGIN:STANDARD\r\nDTSTART:2000{1 + hour / 24 / 28 % 12:00}{1 + hour / 24 % 28:00}T{hour % 24:00}0000\r\nTZOFFSETFROM:+0{hour % 2}00\r\nTZOFFSETTO:+0{(hour + 1) % 2}00\r\nRRULE:FREQ={frequency}\r\nEND:STANDARD\r\n";

    static string Zone(string id, string parts) => $"BEGIN:VTIMEZONE\r\nTZID:{id}\r\n{parts}END:VTIMEZONE";

    static string Lines(params string[] lines) => IcsReaderTests.File(IcsReaderTests.Event(lines));

    static string Many(int count, Func<int, string> component) => IcsReaderTests.File([.. Enumerable.Range(0, count).Select(component)]);

    static string To(int last) => string.Join(',', Enumerable.Range(0, last + 1));

    static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}

/// <summary>Alone: the processor's time is the whole process's.</summary>
[CollectionDefinition(nameof(HostileCalendarTests), DisableParallelization = true)]
public sealed class HostileCalendarCollection;
