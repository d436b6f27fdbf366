using Grpc.Core;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Scheduling.Tests.Loops;

/// <summary>Who declines, who takes over, what it costs. Everybody here is free at all hours.</summary>
public sealed class DeclineTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    [Fact]
    public async Task Ten_minutes_before_the_start_the_standing_backup_takes_over_in_one_change()
    {
        var (cohort, loop, screen) = await app.ScreenSoonAsync(minutes: 10);
        var (leaving, backup) = (cohort.Seated(screen), cohort.Idle(loop)[0]);
        await cohort.Organizer.Calls.SetBackupsAsync(new() { CohortId = cohort.Id.ToString(), StageId = "screen", PersonIds = { backup.Id.ToString() } });

        var now = await leaving.DeclineAsync(screen);
        await app.App.SettledAsync();

        (now.State, now.Start, now.Version).ShouldBe((InterviewState.Booked, screen.Start, screen.Version + 1));
        now.Seats.ShouldHaveSingleItem().PersonId.ShouldBe(backup.Id.ToString());
        var told = (await app.App.PublishedAsync<InterviewMoved>()).Single(e => e.InterviewId.ToString() == screen.InterviewId && e.AggregateVersion == now.Version);
        told.Start.ShouldBe(screen.Start.ToDateTimeOffset());
        (await app.App.PublishedAsync<InterviewMoved>()).Where(e => e.InterviewId.ToString() == screen.InterviewId).Select(e => e.AggregateVersion).Order().ToList()
            .ShouldBe([2, 3], "the organizer's move, and one event for the decline");
        (await app.App.PublishedAsync<InterviewCancelled>()).ShouldNotContain(e => e.InterviewId.ToString() == screen.InterviewId);
        told.Seats.ShouldHaveSingleItem().ShouldBe(new BookedSeat(backup.Id, "recruiter", false));
        (await cohort.ReadLoopAsync(loop.LoopId)).Interviews.Skip(1).Select(i => i.Version).ShouldAllBe(v => v == 1);
        (await leaving.Calls.ListMyInterviewsAsync(new())).Interviews.ShouldNotContain(i => i.InterviewId == screen.InterviewId);
        (await backup.Calls.ListMyInterviewsAsync(new())).Interviews.ShouldContain(i => i.InterviewId == screen.InterviewId);
        (await leaving.StandingAsync()).ShouldBe((-1, 2.0));
        (await backup.StandingAsync()).ShouldBe((1, 0.0));
        await SchedulingApp.RefusedAsync(StatusCode.PermissionDenied, () => leaving.DeclineAsync(screen));
    }

    [Fact]
    public async Task Without_a_standing_backup_nobody_is_called_in_ten_minutes_before_and_another_slot_is_found()
    {
        var (cohort, loop, screen) = await app.ScreenSoonAsync(minutes: 10);

        (await cohort.Seated(screen).DeclineAsync(screen)).Seats.ShouldHaveSingleItem().Declined.ShouldBeTrue();
        await app.App.SettledAsync();

        var now = (await cohort.ReadLoopAsync(loop.LoopId)).Interviews[0];
        (now.State, now.Seats.Count).ShouldBe((InterviewState.Booked, 1));
        (now.Start.ToDateTime() - screen.Start.ToDateTime()).ShouldBeGreaterThan(TimeSpan.FromMinutes(100));
        now.Seats[0].Declined.ShouldBeFalse();
        (await cohort.Candidate.StandingAsync()).ShouldBe((1, 0.0));
    }

    [Fact]
    public async Task Two_of_a_panel_who_decline_at_once_are_both_replaced()
    {
        var (cohort, loop) = await app.AlwaysFreeAsync();
        var panel = loop.Interviews[2];
        var leaving = panel.Seats.Select(s => cohort.People.Single(p => p.Id.ToString() == s.PersonId)).ToList();

        await Task.WhenAll(leaving.Select(p => p.DeclineAsync(panel)));
        await app.App.SettledAsync();

        var now = (await cohort.ReadLoopAsync(loop.LoopId)).Interviews[2];
        (now.State, now.Start).ShouldBe((InterviewState.Booked, panel.Start));
        now.Seats.Select(s => s.PersonId).ShouldNotContain(id => leaving.Any(p => p.Id.ToString() == id));
        now.Seats.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_candidate_who_declines_gets_another_slot_with_the_same_people()
    {
        var (cohort, loop) = await app.AlwaysFreeAsync();
        var coding = loop.Interviews[1];

        await cohort.Candidate.DeclineAsync(coding);
        await app.App.SettledAsync();

        var now = (await cohort.ReadLoopAsync(loop.LoopId)).Interviews[1];
        now.Start.ShouldNotBe(coding.Start);
        now.Seats.ShouldBe(coding.Seats);
    }

    [Fact]
    public async Task An_interview_that_the_organizer_moves_meanwhile_never_comes_back_to_a_declined_slot()
    {
        var (cohort, loop) = await app.AlwaysFreeAsync();
        var coding = loop.Interviews[1];
        app.Neighbours.BeforeAnswer = async () =>
        {
            app.Neighbours.BeforeAnswer = () => Task.CompletedTask;
            await cohort.Organizer.Calls.MoveInterviewAsync(new()
            {
                InterviewId = coding.InterviewId, Start = coding.Start + Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(TimeSpan.FromMinutes(67)),
            });
        };
        await cohort.Candidate.DeclineAsync(coding);
        await app.App.SettledAsync();
        (await cohort.ReadLoopAsync(loop.LoopId)).Interviews[1].Version.ShouldBe(coding.Version + 2, "the decline, and the move that made its order void");

        await cohort.Candidate.DeclineAsync(coding);
        await app.App.SettledAsync();

        var now = (await cohort.ReadLoopAsync(loop.LoopId)).Interviews[1];
        (now.State, now.Version).ShouldBe((InterviewState.Booked, coding.Version + 4));
        now.Start.ShouldNotBe(coding.Start);
    }

    [Fact]
    public async Task Strangers_to_an_interview_and_latecomers_cannot_decline_and_backups_are_the_organizers()
    {
        var (cohort, loop) = await app.AlwaysFreeAsync();
        var idle = cohort.Idle(loop)[0];
        await SchedulingApp.RefusedAsync(StatusCode.PermissionDenied, () => idle.DeclineAsync(loop.Interviews[0]));
        await SchedulingApp.RefusedAsync(StatusCode.InvalidArgument, () => cohort.Candidate.DeclineAsync(loop.Interviews[0], ""));
        await SchedulingApp.RefusedAsync(StatusCode.PermissionDenied, async () => await idle.Calls.SetBackupsAsync(
            new() { CohortId = cohort.Id.ToString(), StageId = "screen", PersonIds = { idle.Id.ToString() } }));
        var refused = await SchedulingApp.RefusedAsync(StatusCode.InvalidArgument, async () => await cohort.Organizer.Calls.SetBackupsAsync(
            new() { CohortId = cohort.Id.ToString(), StageId = "screen", PersonIds = { cohort.Organizer.Id.ToString() } }));
        refused.Status.Detail.ShouldContain("screen:recruiter");
        await SchedulingApp.RefusedAsync(StatusCode.InvalidArgument, async () => await cohort.Organizer.Calls.SetBackupsAsync(
            new() { CohortId = cohort.Id.ToString(), StageId = "party" }));
    }
}
