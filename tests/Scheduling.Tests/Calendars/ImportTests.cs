using Grpc.Core;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Scheduling.Tests.Calendars;

/// <summary>Calendars from elsewhere keep people from being planned into what they have on.</summary>
public sealed class ImportTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    [Fact]
    public async Task A_candidate_is_never_planned_into_an_imported_event_and_is_once_it_is_removed()
    {
        var cohort = await app.CohortAsync();
        var monday = SchedulingApp.NextMonday;
        var calendars = await cohort.Candidate.Calls.ImportCalendarAsync(Calendar("work",
            $"DTSTART:{monday.ToString("uuuuMMdd", null)}T000000Z", "DURATION:P30D"));

        var none = await cohort.PlanAsync();
        await cohort.Candidate.Calls.RemoveCalendarAsync(new() { CalendarId = calendars.Calendars.Single().CalendarId });
        var all = await cohort.PlanAsync();

        none.Unplaced.ShouldNotBeEmpty();
        none.Loops.ShouldBeEmpty();
        all.Unplaced.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_name_replaces_and_the_reply_says_what_was_taken()
    {
        var someone = app.NewPerson();
        var monday = SchedulingApp.NextMonday.ToString("uuuuMMdd", null);
        await someone.Calls.ImportCalendarAsync(Calendar("work", $"DTSTART:{monday}T080000Z", "DURATION:PT30M"));

        var now = await someone.Calls.ImportCalendarAsync(Calendar("work", $"DTSTART:{monday}T080000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3"));

        var one = now.Calendars.ShouldHaveSingleItem();
        (one.Name, one.Events, one.Occurrences, one.BusyHours).ShouldBe(("work", 1, 3, 3.0));
        (await someone.Calls.GetCalendarsAsync(new())).ShouldBe(now);
        await SchedulingApp.RefusedAsync(StatusCode.NotFound, async () => await app.NewPerson().Calls.RemoveCalendarAsync(new() { CalendarId = one.CalendarId }));
    }

    [Fact]
    public async Task A_broken_file_is_refused_with_its_line_and_changes_nothing()
    {
        var someone = app.NewPerson();

        var error = await SchedulingApp.RefusedAsync(StatusCode.InvalidArgument, async () => await someone.Calls.ImportCalendarAsync(Calendar("work", "DTSTART:tomorrow")));

        error.Status.Detail.ShouldStartWith("content: line 4: 'tomorrow' is no date or time");
        (await someone.Calls.GetCalendarsAsync(new())).Calendars.ShouldBeEmpty();
    }

    [Fact]
    public async Task Ten_megabytes_are_refused_at_the_door()
    {
        var someone = app.NewPerson();
        await SchedulingApp.RefusedAsync(StatusCode.ResourceExhausted, async () => await someone.Calls.ImportCalendarAsync(new() { Name = "x", Content = new string('x', 10_000_000) }));
    }

    static ImportCalendarRequest Calendar(string name, params string[] lines) => new() { Name = name, Content = IcsReaderTests.File(IcsReaderTests.Event(lines)) };
}
