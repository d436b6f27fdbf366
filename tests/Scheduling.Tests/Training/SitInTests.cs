using Grpc.Core;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Scheduling.Tests.Training;

/// <summary>A trainee chooses interviews themselves, and what becomes of the seat when the interview changes.</summary>
public sealed class SitInTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    [Fact]
    public async Task A_trainee_sits_in_where_there_is_a_free_seat_and_gives_it_up_for_nothing()
    {
        var cohort = await TraineeCohort.StartAsync(app);
        var coding = await cohort.CodingAsync();
        await SchedulingApp.RefusedAsync(StatusCode.FailedPrecondition, () => SitInAsync(cohort.Trainee, coding[0]));
        await cohort.LearnAsync(cohort.Trainee);
        await cohort.LearnAsync(cohort.Second);

        var open = (await cohort.Trainee.Calls.GetTrainingAsync(new() { CohortId = cohort.Id })).Open;
        open.Select(o => (o.InterviewId, o.Role, o.Leads)).ShouldBe(coding.Select(i => (i.InterviewId, "engineer", false)));
        var now = await SitInAsync(cohort.Trainee, coding[0]);

        (now.Version, now.Seats[0]).ShouldBe((2, coding[0].Seats[0]));
        (now.Seats[1].PersonId, now.Seats[1].Shadow).ShouldBe((cohort.Trainee.Id.ToString(), true));
        (await app.App.PublishedAsync<InterviewMoved>()).Single(e => e.InterviewId.ToString() == now.InterviewId).Seats[1].ShouldBe(new BookedSeat(cohort.Trainee.Id, "engineer", true));
        await SchedulingApp.RefusedAsync(StatusCode.InvalidArgument, () => SitInAsync(cohort.Second, coding[0]));
        (await cohort.Second.Calls.GetTrainingAsync(new() { CohortId = cohort.Id })).Open.Select(o => o.InterviewId).ShouldBe(coding.Skip(1).Select(i => i.InterviewId));

        var seen = await cohort.Trainee.Calls.GetLoopAsync(new() { LoopId = now.LoopId });
        seen.Interviews.ShouldHaveSingleItem().IfDeclined.ShouldStartWith("It costs nothing");
        (await cohort.Trainee.DeclineAsync(now)).Seats.ShouldHaveSingleItem().ShouldBe(coding[0].Seats[0]);
        (await cohort.Trainee.StandingAsync()).ShouldBe((0, 0.0));
    }

    [Fact]
    public async Task After_enough_seen_the_next_seat_is_to_lead_and_no_more_than_needed_are_given()
    {
        var cohort = await TraineeCohort.StartAsync(app);
        await cohort.Cohort.Organizer.Calls.SetCohortRulesAsync(new() { CohortId = cohort.Id, Shadows = 1 });
        var coding = await cohort.CodingAsync();
        await cohort.LearnAsync(cohort.Trainee);
        var first = await SitInAsync(cohort.Trainee, coding[0]);
        await SchedulingApp.RefusedAsync(StatusCode.FailedPrecondition, () => SitInAsync(cohort.Trainee, coding[1]));

        await cohort.HeldAsync(first);

        (await SitInAsync(cohort.Trainee, coding[1])).Seats[1].Leads.ShouldBeTrue();
        await SchedulingApp.RefusedAsync(StatusCode.FailedPrecondition, () => SitInAsync(cohort.Trainee, coding[2]));
    }

    [Fact]
    public async Task Nobody_sits_in_who_is_booked_then_or_must_not_meet_the_candidate()
    {
        var cohort = await TraineeCohort.StartAsync(app);
        var coding = await cohort.CodingAsync();
        await cohort.LearnAsync(cohort.Trainee);
        var candidate = cohort.Cohort.People.Single(p => p.Id.ToString() == coding[0].CandidateId);
        await candidate.Calls.BlockPersonAsync(new() { PersonId = cohort.Trainee.Id.ToString() });
        await app.App.Database.ScalarAsync<int>($"""
            with i as (insert into interview select gen_random_uuid() as id, null as loop_id, cohort_id, candidate_id, track_id, track_hash, stage_id,
                start, "end", state, reason, null as match_id, version from interview where id = '{coding[1].InterviewId}' returning id, start, "end")
            insert into booking (interview_id, person_id, role, shadow, leads, period, cancelled, declined)
            select id, '{cohort.Trainee.Id}', 'engineer', false, false, tstzrange(start, "end"), false, false from i returning 1
            """);

        (await SchedulingApp.RefusedAsync(StatusCode.FailedPrecondition, () => SitInAsync(cohort.Trainee, coding[0]))).Status.Detail.ShouldContain("cannot sit in with this candidate");
        (await SchedulingApp.RefusedAsync(StatusCode.Aborted, () => SitInAsync(cohort.Trainee, coding[1]))).Status.Detail.ShouldContain($"{cohort.Trainee.Name} is booked");
        await SchedulingApp.RefusedAsync(StatusCode.PermissionDenied, () => SitInAsync(app.NewPerson(), coding[2]));
        (await cohort.Trainee.Calls.GetTrainingAsync(new() { CohortId = cohort.Id })).Open.ShouldHaveSingleItem().InterviewId.ShouldBe(coding[2].InterviewId);
    }

    [Fact]
    public async Task A_shadow_who_leaves_moves_nobody_and_one_who_stays_comes_along_where_free()
    {
        var cohort = await TraineeCohort.StartAsync(app);
        var coding = await cohort.CodingAsync();
        await cohort.LearnAsync(cohort.Trainee);
        await cohort.LearnAsync(cohort.Second);
        var (watched, left) = (await SitInAsync(cohort.Trainee, coding[0]), await SitInAsync(cohort.Second, coding[1]));

        await cohort.Second.Calls.WithdrawAsync(new() { CohortId = cohort.Id });
        await cohort.Cohort.People.Single(p => p.Id.ToString() == watched.CandidateId).DeclineAsync(watched);
        await app.App.SettledAsync();

        var now = (await cohort.ReadAsync()).ToDictionary(i => i.InterviewId);
        (now[left.InterviewId].Start, now[left.InterviewId].Seats.ShouldHaveSingleItem()).ShouldBe((left.Start, left.Seats[0]));
        now[watched.InterviewId].Start.ShouldNotBe(watched.Start);
        now[watched.InterviewId].Seats.ShouldBe(watched.Seats);
    }

    [Fact]
    public async Task Sitting_in_takes_time_in_plans_and_counts_for_no_cap()
    {
        var cohort = await TraineeCohort.StartAsync(app);
        var coding = await cohort.CodingAsync();
        await cohort.LearnAsync(cohort.Trainee);
        var seat = await SitInAsync(cohort.Trainee, coding[0]);

        await (await app.AgainAsync(cohort.Cohort)).PlanAsync();

        var instance = app.Neighbours.LastInstance!;
        instance.Fixed.ShouldNotContain(p => p.Interviewer == cohort.Trainee.Id.ToString());
        instance.People.Single(p => p.Id == cohort.Trainee.Id.ToString()).Available.ShouldNotContain(s => s.From < seat.End && s.To > seat.Start);
        instance.People.Single(p => p.Id == cohort.Second.Id.ToString()).Available.ShouldContain(s => s.From < seat.End && s.To > seat.Start);
    }

    static async Task<Interview> SitInAsync(Someone trainee, Interview interview) =>
        await trainee.Calls.SitInAsync(new() { InterviewId = interview.InterviewId, Role = "engineer" });
}
