using Mockloop.Scheduling.Engine.Calendars;
using NodaTime;

namespace Mockloop.Scheduling.Tests.Calendars;

/// <summary>What a file says about when somebody is busy. The horizon is March to the end of 2026, the owner is in Paris.</summary>
public sealed class IcsReaderTests
{
    [Fact]
    public void Times_in_utc_by_name_by_windows_name_by_definition_and_floating_are_what_they_say() => Busy(
        Event("DTSTART:20260302T080000Z", "DTEND:20260302T090000Z"),
        Event("DTSTART;TZID=America/New_York:20260303T080000", "DURATION:PT30M"),
        Event("DTSTART;TZID=\"W. Europe Standard Time\":20260304T080000", "DTEND;TZID=W. Europe Standard Time:20260304T083000"),
        Event("DTSTART;TZID=Mine:20260305T080000", "DTEND;TZID=Mine:20260305T090000"),
        Event("DTSTART;TZID=/vendor/2007/Europe/Berlin:20260306T080000", "DTEND:20260306T080000Z"),
        Event("DTSTART:20260309T080000", "DTEND:20260309T090000"),
        "BEGIN:VTIMEZONE\nTZID:Mine\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0330\nTZOFFSETTO:+0330\nEND:STANDARD\nEND:VTIMEZONE")
        .ShouldBe(["03-02 08:00–09:00", "03-03 13:00–13:30", "03-04 07:00–07:30", "03-05 04:30–05:30", "03-06 07:00–08:00", "03-09 07:00–08:00"]);

    [Fact]
    public void Whole_days_are_the_owners_also_where_the_clock_changes() => Busy(
        Event("DTSTART;VALUE=DATE:20260329"), Event("DTSTART;VALUE=DATE:20260401", "DTEND;VALUE=DATE:20260403"))
        .ShouldBe(["03-28 23:00–03-29 22:00", "03-31 22:00–04-02 22:00"]);

    [Fact]
    public void Cancelled_and_transparent_events_take_no_time() => Busy(
        Event("DTSTART:20260302T080000Z", "DTEND:20260302T090000Z", "STATUS:CANCELLED"),
        Event("DTSTART:20260303T080000Z", "DTEND:20260303T090000Z", "TRANSP:TRANSPARENT"),
        Event("DTSTART:20260304T080000Z", "DTEND:20260304T090000Z", "STATUS:TENTATIVE", "TRANSP:OPAQUE"))
        .ShouldBe(["03-04 08:00–09:00"]);

    [Fact]
    public void A_series_keeps_its_wall_time_and_loses_gains_and_moves_single_days() => Busy(
        Event("UID:a", "DTSTART;TZID=Europe/Paris:20260326T090000", "DTEND;TZID=Europe/Paris:20260326T100000", "RRULE:FREQ=DAILY;COUNT=6",
            "EXDATE;TZID=Europe/Paris:20260327T090000", "RDATE:20260420T080000Z"),
        Event("UID:a", "RECURRENCE-ID;TZID=Europe/Paris:20260328T090000", "DTSTART:20260328T150000Z", "DTEND:20260328T153000Z"),
        Event("UID:a", "RECURRENCE-ID:20260330T070000Z", "DTSTART:20260330T070000Z", "DTEND:20260330T080000Z", "STATUS:CANCELLED"))
        .ShouldBe(["03-26 08:00–09:00", "03-28 15:00–15:30", "03-29 07:00–08:00", "03-31 07:00–08:00", "04-20 08:00–09:00"]);

    [Fact]
    public void This_and_future_moves_the_rest() => Busy(
        Event("UID:a", "DTSTART;TZID=Europe/Paris:20260302T090000", "DTEND;TZID=Europe/Paris:20260302T100000", "RRULE:FREQ=DAILY;COUNT=4"),
        Event("UID:a", "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20260304T090000", "DTSTART;TZID=Europe/Paris:20260304T110000", "DURATION:PT15M"))
        .ShouldBe(["03-02 08:00–09:00", "03-03 08:00–09:00", "03-04 10:00–10:15", "03-05 10:00–10:15"]);

    [Fact]
    public void Of_two_words_on_one_occurrence_the_later_stands() => Busy(
        Event("UID:a", "SEQUENCE:1", "DTSTART:20260302T080000Z", "DTEND:20260302T090000Z", "RRULE:FREQ=DAILY;COUNT=2"),
        Event("UID:a", "SEQUENCE:0", "DTSTART:20260302T180000Z", "DTEND:20260302T190000Z", "RRULE:FREQ=DAILY;COUNT=9"),
        Event("UID:a", "SEQUENCE:3", "RECURRENCE-ID:20260303T080000Z", "DTSTART:20260303T120000Z", "DTEND:20260303T130000Z"),
        Event("UID:a", "SEQUENCE:2", "RECURRENCE-ID:20260303T080000Z", "DTSTART:20260303T160000Z", "DTEND:20260303T170000Z"))
        .ShouldBe(["03-02 08:00–09:00", "03-03 12:00–13:00"]);

    [Fact]
    public void A_skipped_wall_time_moves_forward_and_a_doubled_one_is_its_first() => Busy(
        Event("DTSTART;TZID=Europe/Paris:20260328T023000", "DURATION:PT10M", "RRULE:FREQ=DAILY;COUNT=2"),
        Event("DTSTART;TZID=Europe/Paris:20261025T023000", "DURATION:PT10M"))
        .ShouldBe(["03-28 01:30–01:40", "03-29 01:30–01:40", "10-25 00:30–00:40"]);

    [Fact]
    public void What_overlaps_or_touches_is_one_span_and_what_is_outside_is_cut_off() => Busy(
        Event("DTSTART:20260201T000000Z", "DTEND:20260302T090000Z"), Event("DTSTART:20260302T083000Z", "DTEND:20260302T100000Z"),
        Event("DTSTART:20260302T100000Z", "DTEND:20260302T103000Z"), Event("DTSTART:20250302T100000Z", "DTEND:20250302T103000Z"))
        .ShouldBe(["03-01 00:00–03-02 10:30"]);

    [Fact]
    public void Folded_lines_quoted_parameters_alarms_and_foreign_properties_do_not_mislead() => Busy(
        "BEGIN:VEVENT\r\nUID:x\r\nX-THING;A=\"a:b;c\":DTSTART:19990101\r\nDTST\r\n ART;TZID=\"Europe/\r\n\tParis\":20260302T09\r\n 0000\r\nDTEND:20260302T083000Z\r\n"
        + "DESCRIPTION:" + string.Concat(Enumerable.Repeat("much text\r\n ", 20_000)) + "\r\nBEGIN:VALARM\r\nDTSTART:20260303T000000Z\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT")
        .ShouldBe(["03-02 08:00–08:30"]);

    [Fact]
    public void Free_busy_blocks_count_unless_free() => Busy(
        "BEGIN:VFREEBUSY\nFREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20260302T080000Z/PT1H,20260303T080000Z/20260303T090000Z\nFREEBUSY;FBTYPE=FREE:20260304T080000Z/PT1H\nEND:VFREEBUSY")
        .ShouldBe(["03-02 08:00–09:00", "03-03 08:00–09:00"]);

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("hello", "line 1: this is no 'NAME:value' line")]
    [InlineData("<html>:", "line 1: a calendar starts with BEGIN:VCALENDAR")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260302T080000Z\n", "line 2: VEVENT has no END")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n", "line 3: END:VCALENDAR ends nothing")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR\n", "line 2: this event has no DTSTART")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260230T080000Z\n", "line 3: '20260230T080000Z' is no date or time")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=Mars/Olympus:20260302T080000\nEND:VEVENT\nEND:VCALENDAR", "line 3: the zone 'Mars/Olympus' is neither defined in the file nor known")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nRRULE:FREQ=DAILY;BYHOUR=24\n", "line 3: '24' in this rule must be a number from 0 to 23")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nRRULE:FREQ=FORTNIGHTLY\n", "line 3: 'FORTNIGHTLY' is no part")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDURATION:P1Y\n", "line 3: 'P1Y' is no duration")]
    public void What_is_broken_is_named_with_its_line(string text, string expected) =>
        Should.Throw<CalendarException>(() => IcsReader.Busy(text, DateTimeZone.Utc, Horizon)).Message.ShouldStartWith(expected);

    internal static readonly Interval Horizon = new(Instant.FromUtc(2026, 3, 1, 0, 0), Instant.FromUtc(2027, 1, 1, 0, 0));

    internal static string Event(params string[] lines) => $"BEGIN:VEVENT\r\n{string.Join("\r\n", lines)}\r\nEND:VEVENT";

    internal static string File(params string[] components) => $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{string.Join("\r\n", components)}\r\nEND:VCALENDAR\r\n";

    static List<string> Busy(params string[] components) =>
        [.. IcsReader.Busy(File(components), DateTimeZoneProviders.Tzdb["Europe/Paris"], Horizon).Spans.Select(Text)];

    static string Text(Interval span)
    {
        var end = span.End.InUtc().Date == span.Start.InUtc().Date ? "HH:mm" : "MM-dd HH:mm";
        return $"{span.Start.ToString("MM-dd HH:mm", null)}–{span.End.ToString(end, null)}";
    }
}
