using Grpc.Core;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Scheduling.Tests.People;

public sealed class MeTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    [Fact]
    public async Task The_first_call_makes_the_record_also_when_it_comes_ten_times_at_once()
    {
        var someone = app.NewPerson();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ => await someone.Calls.GetMeAsync(new())));

        answers.Distinct().ShouldHaveSingleItem();
        (answers[0].PersonId, answers[0].Name, answers[0].TimeZone, answers[0].DailyCap, answers[0].WeeklyCap)
            .ShouldBe((someone.Id.ToString(), someone.Name, "UTC", 2, 6));
    }

    [Fact]
    public async Task Empty_fields_keep_what_there_is_and_bad_ones_are_named()
    {
        var someone = app.NewPerson();
        await someone.Calls.UpdateMeAsync(new() { TimeZone = "Asia/Kolkata", DailyCap = 3, Holidays = { "2026-05-01" } });

        var me = await someone.Calls.UpdateMeAsync(new() { Name = "Ada", Holidays = { "2026-05-01" } });
        var error = await SchedulingApp.RefusedAsync(StatusCode.InvalidArgument, async () => await someone.Calls.UpdateMeAsync(new() { TimeZone = "Mars/Olympus" }));

        (me.Name, me.TimeZone, me.DailyCap, me.Holidays.Single()).ShouldBe(("Ada", "Asia/Kolkata", 3, "2026-05-01"));
        error.Status.Detail.ShouldBe("time_zone: 'Mars/Olympus' is no IANA time zone; send one such as Europe/Paris");
    }

    [Fact]
    public async Task Availability_is_replaced_as_a_whole_and_comes_back_as_it_was_set()
    {
        var someone = app.NewPerson();
        await someone.Calls.SetAvailabilityAsync(new() { Rules = { new WeeklyRule { DayOfWeek = 2, From = "08:00", To = "24:00" } } });
        var wanted = new SetAvailabilityRequest
        {
            Rules = { new WeeklyRule { DayOfWeek = 1, From = "09:00", To = "12:30" } },
            Exceptions = { new DateException { Date = "2026-05-04" }, new DateException { Date = "2026-05-05", Spans = { new WeeklyRule { DayOfWeek = 2, From = "10:00", To = "11:00" } } } },
        };

        await someone.Calls.SetAvailabilityAsync(wanted);

        var now = await someone.Calls.GetAvailabilityAsync(new());
        now.Rules.ShouldBe(wanted.Rules);
        now.Exceptions.ShouldBe(wanted.Exceptions);
        var error = await SchedulingApp.RefusedAsync(StatusCode.InvalidArgument, async () => await someone.Calls.SetAvailabilityAsync(
            new() { Rules = { new WeeklyRule { DayOfWeek = 1, From = "12:00", To = "11:00" } } }));
        error.Status.Detail.ShouldContain("rules[0].to: '11:00' must be after from (12:00)");
    }
}
