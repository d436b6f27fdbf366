using Grpc.Core;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Scheduling.Tests.Loops;

/// <summary>What happens to a cohort while somebody else is planning for it.</summary>
public sealed class MeanwhileTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    [Fact]
    public async Task While_another_slot_is_searched_the_loop_may_change_and_the_search_begins_anew()
    {
        var (cohort, loop) = await app.AlwaysFreeAsync();
        var (coding, panel) = (loop.Interviews[1], loop.Interviews[2]);
        var asked = 0;
        app.Neighbours.BeforeAnswer = async () =>
        {
            if (Interlocked.Increment(ref asked) == 1)
                await cohort.Organizer.Calls.MoveInterviewAsync(
                    new() { InterviewId = panel.InterviewId, Start = Later(panel, minutes: 137) }, deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(5));
        };

        await cohort.Candidate.DeclineAsync(coding);
        await app.App.SettledAsync();
        app.Neighbours.BeforeAnswer = () => Task.CompletedTask;

        asked.ShouldBe(2);
        var now = (await cohort.ReadLoopAsync(loop.LoopId)).Interviews;
        (now[2].Start, now[2].Version).ShouldBe((Later(panel, minutes: 137), 2));
        (now[1].State, now[1].Seats).ShouldBe((InterviewState.Booked, coding.Seats));
        now[1].Start.ShouldNotBe(coding.Start);
        now[1].Changes.ShouldHaveSingleItem().Kind.ShouldBe("Moved");
    }

    [Fact]
    public async Task A_cap_that_another_cohort_reaches_during_the_planning_refuses_the_plan_and_says_whose()
    {
        var cohort = await app.CohortAsync(members: 6);
        var (other, busy) = (await app.AgainAsync(cohort), cohort.People[5]);
        await OnlyRecruiterAsync(cohort, busy);
        await busy.Calls.UpdateMeAsync(new() { DailyCap = 1 });
        await busy.Calls.SetAvailabilityAsync(new() { Rules = { new WeeklyRule { DayOfWeek = 1, From = "09:00", To = "17:00" } } });
        // The one day that is left to the recruiter, before the hours at which they are free.
        var monday = new DateTimeOffset(SchedulingApp.NextMonday.ToDateTimeUnspecified(), TimeSpan.Zero).AddHours(6);
        app.Neighbours.BeforeAnswer = async () => await other.Organizer.Calls.BookInterviewAsync(new()
        {
            CohortId = other.Id.ToString(), CandidateId = other.Candidate.Id.ToString(), StageId = "coding",
            Start = new() { Seconds = monday.ToUnixTimeSeconds() }, Seats = { new SeatToBook { Role = "engineer", PersonId = busy.Id.ToString() } },
        });

        var refused = await SchedulingApp.RefusedAsync(StatusCode.Aborted, () => cohort.PlanAsync());
        app.Neighbours.BeforeAnswer = () => Task.CompletedTask;

        refused.Status.Detail.ShouldContain($"{busy.Name} would give 2 interviews on {monday:yyyy-MM-dd} and gives at most 1 a day");
        (await cohort.LoopsAsync()).ShouldBeEmpty();
        (await cohort.PlanAsync()).Unplaced.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_cap_reached_at_the_moment_of_a_takeover_passes_that_person_over()
    {
        var (cohort, loop, screen) = await app.ScreenSoonAsync(minutes: 60);
        var (capped, next) = (cohort.Idle(loop)[0], cohort.Idle(loop)[1]);
        await capped.Calls.UpdateMeAsync(new() { WeeklyCap = 1 });
        await using var booking = await OtherTransaction.DoAsync(app.App.Database, $"""
            select pg_advisory_xact_lock(hashtextextended('{capped.Id}', 1));
            with i as (insert into interview select gen_random_uuid() as id, null as loop_id, cohort_id, candidate_id, track_id, track_hash, stage_id,
                start, "end", state, reason, null as match_id, version from interview limit 1 returning id)
            insert into booking (interview_id, person_id, role, shadow, leads, period, cancelled, declined)
            select i.id, '{capped.Id}', 'engineer', false, false, tstzrange(lower(b.period) - interval '2 minutes', lower(b.period) - interval '1 minute'), false, false
            from i, booking b where b.interview_id = '{screen.InterviewId}' limit 1
            """);

        var declined = cohort.Seated(screen).DeclineAsync(screen);
        await booking.CommitWhenWaitedForAsync();

        (await declined).Seats.ShouldHaveSingleItem().PersonId.ShouldBe(next.Id.ToString());
    }

    static Google.Protobuf.WellKnownTypes.Timestamp Later(Interview interview, int minutes) =>
        interview.Start + Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(TimeSpan.FromMinutes(minutes));

    async Task OnlyRecruiterAsync(TestCohort cohort, Someone recruiter)
    {
        var members = (await cohort.Organizer.Calls.GetCohortAsync(new() { CohortId = cohort.Id.ToString() })).Members;
        foreach (var member in members.Where(m => m.Qualifications.Count > 0 && m.PersonId != recruiter.Id.ToString()))
            await cohort.Organizer.Calls.AttestMemberAsync(new()
            {
                CohortId = cohort.Id.ToString(), MembershipId = member.MembershipId, Candidate = member.Roles.Contains("Candidate"), Interviewer = true,
                Qualifications = { TestTrack.Chairs.Where(c => c != "screen:recruiter") },
            });
    }
}
