using Grpc.Core;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Scheduling.Tests.Loops;

/// <summary>What a decline costs, who sees it, and how it is taken back.</summary>
public sealed class DeclineCostTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    [Fact]
    public async Task A_decline_in_time_costs_nothing_keeps_the_slot_and_the_loop_tells_who_replaced_whom_and_why()
    {
        var (cohort, loop) = await app.AlwaysFreeAsync();
        var panel = loop.Interviews[2];
        var leaving = cohort.Seated(panel);
        (await leaving.Calls.GetLoopAsync(new() { LoopId = loop.LoopId })).Interviews.Single(i => i.StageId == "panel").IfDeclined.ShouldStartWith("It costs nothing");

        var now = await leaving.DeclineAsync(panel, "A funeral");

        (now.Start, now.Seats[1]).ShouldBe((panel.Start, panel.Seats[1]));
        (await leaving.StandingAsync()).ShouldBe((0, 0.0));
        var change = (await cohort.ReadLoopAsync(loop.LoopId)).Interviews[2].Changes.ShouldHaveSingleItem();
        (change.Kind, change.Said, change.Reason).ShouldBe(("Replaced", "A funeral", "A participant declined. Somebody else takes the chair."));
        (change.Left.ShouldHaveSingleItem(), change.Came.ShouldHaveSingleItem()).ShouldBe((leaving.Name, now.Seats[0].Name));
        (await cohort.Candidate.Calls.GetLoopAsync(new() { LoopId = loop.LoopId })).Interviews[2].Changes[0].Said.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_late_decline_cost_the_organizer_takes_back_for_all_once()
    {
        var (cohort, loop, screen) = await app.ScreenSoonAsync(minutes: 60);
        var leaving = cohort.Seated(screen);
        var now = await leaving.DeclineAsync(screen);
        var cameIn = cohort.Seated(now);
        (await cameIn.StandingAsync()).ShouldBe((1, 0.0));
        var excuse = new ExcuseAbsenceRequest { InterviewId = screen.InterviewId, PersonId = leaving.Id.ToString() };

        await SchedulingApp.RefusedAsync(StatusCode.PermissionDenied, async () => await leaving.Calls.ExcuseAbsenceAsync(excuse));
        AbsenceIn(await cohort.ReadLoopAsync(loop.LoopId)).ShouldBe(("DeclinedLate", leaving.Name, -1, 2.0, false));
        (await cohort.Organizer.Calls.ExcuseAbsenceAsync(excuse)).Entries.ShouldBe(2);
        AbsenceIn(await cohort.ReadLoopAsync(loop.LoopId)).ShouldBe(("DeclinedLate", leaving.Name, -1, 2.0, true));
        (await cohort.Candidate.Calls.GetLoopAsync(new() { LoopId = loop.LoopId })).Interviews[0].Absences.ShouldBeEmpty();
        (await cohort.Organizer.Calls.ExcuseAbsenceAsync(excuse)).Entries.ShouldBe(0);

        (await leaving.StandingAsync()).ShouldBe((0, 0.0));
        (await cameIn.StandingAsync()).ShouldBe((0, 0.0));
        await SchedulingApp.RefusedAsync(StatusCode.NotFound, async () => await cohort.Organizer.Calls.ExcuseAbsenceAsync(
            new() { InterviewId = screen.InterviewId, PersonId = cameIn.Id.ToString() }));
    }

    static (string, string, int, double, bool) AbsenceIn(Loop loop) =>
        loop.Interviews[0].Absences.ShouldHaveSingleItem() is var a ? (a.Kind, a.Name, a.Points, a.Score, a.Excused) : default;
}
