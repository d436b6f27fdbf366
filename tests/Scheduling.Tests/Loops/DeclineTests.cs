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

    [Theory]
    [InlineData(16, true), InlineData(15, false)]
    public async Task The_search_for_others_ends_a_quarter_of_an_hour_before(int minutes, bool isReplaced)
    {
        var (cohort, _, screen) = await app.ScreenSoonAsync(minutes);

        var seat = (await cohort.Seated(screen).DeclineAsync(screen)).Seats.ShouldHaveSingleItem();

        (seat.Declined, seat.PersonId != screen.Seats[0].PersonId).ShouldBe((!isReplaced, isReplaced));
    }

    [Fact]
    public async Task Twenty_minutes_before_anybody_fit_who_gave_least_is_called_in()
    {
        var (cohort, loop, screen) = await app.ScreenSoonAsync(minutes: 20);
        var idle = cohort.Idle(loop);
        await GaveAsync(cohort, idle[0]);

        var now = await cohort.Seated(screen).DeclineAsync(screen);

        (now.Start, now.Seats.ShouldHaveSingleItem().PersonId).ShouldBe((screen.Start, idle[1].Id.ToString()));
    }

    [Fact]
    public async Task A_backup_who_is_booked_elsewhere_is_passed_over_for_the_next_who_may_decline_for_nothing()
    {
        var (cohort, loop, screen) = await app.ScreenSoonAsync(minutes: 10);
        var (busy, next) = (cohort.Idle(loop)[0], cohort.Idle(loop)[1]);
        await BookElsewhereAsync(busy, screen.Start.ToDateTime());
        await cohort.Organizer.Calls.SetBackupsAsync(new()
        {
            CohortId = cohort.Id.ToString(), StageId = "screen", PersonIds = { busy.Id.ToString(), next.Id.ToString() },
        });

        var now = await cohort.Seated(screen).DeclineAsync(screen);
        now.Seats.ShouldHaveSingleItem().PersonId.ShouldBe(next.Id.ToString());
        await next.DeclineAsync(now);

        (await next.StandingAsync()).ShouldBe((1, 0.0));
    }

    [Fact]
    public async Task Nobody_is_called_in_who_must_not_meet_the_candidate_or_wants_longer_notice()
    {
        var (cohort, loop, screen) = await app.ScreenSoonAsync(minutes: 60);
        var (blocked, slow, third) = (cohort.Idle(loop)[0], cohort.Idle(loop)[1], cohort.Idle(loop)[2]);
        await cohort.Candidate.Calls.BlockPersonAsync(new() { PersonId = blocked.Id.ToString() });
        await slow.Calls.UpdateMeAsync(new() { NoticeMinutes = 120 });
        await cohort.Organizer.Calls.SetBackupsAsync(new() { CohortId = cohort.Id.ToString(), StageId = "screen", PersonIds = { blocked.Id.ToString() } });

        var now = await cohort.Seated(screen).DeclineAsync(screen);

        now.Seats.ShouldHaveSingleItem().PersonId.ShouldBe(third.Id.ToString());
    }

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

    static (string, string, int, double, bool) AbsenceIn(Loop loop) =>
        loop.Interviews[0].Absences.ShouldHaveSingleItem() is var a ? (a.Kind, a.Name, a.Points, a.Score, a.Excused) : default;

    Task<int> GaveAsync(TestCohort cohort, Someone person) => app.App.Database.ScalarAsync<int>($"""
        insert into ledger_entry (source_id, source_version, person_id, kind, other_id, interview_id, points, at)
        values (gen_random_uuid(), 1, '{person.Id}', 'Given', gen_random_uuid(), '{cohort.Id}', 1, now()) returning 1
        """);

    // Committed while the decline runs or before: to the constraint it is the same.
    Task<int> BookElsewhereAsync(Someone person, DateTime start) => app.App.Database.ScalarAsync<int>($"""
        with i as (insert into interview select gen_random_uuid() as id, null as loop_id, cohort_id, candidate_id, track_id, track_hash, stage_id,
            start, "end", state, reason, null as match_id, version from interview limit 1 returning id)
        insert into booking select id, '{person.Id}', 'engineer', false, tstzrange('{start:O}', '{start.AddMinutes(5):O}'), false from i returning 1
        """);
}
