using Grpc.Core;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Scheduling.Tests.Cohorts;

/// <summary>Leaving and being seated at the same moment: whoever is first is seen by the other.</summary>
public sealed class LeavingTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    [Fact]
    public async Task Whoever_leaves_while_they_are_called_in_is_passed_over()
    {
        var (cohort, loop, screen) = await app.ScreenSoonAsync(minutes: 60);
        var (leaving, next) = (cohort.Idle(loop)[0], cohort.Idle(loop)[1]);
        await using var withdrawal = await OtherTransaction.DoAsync(app.App.Database, Left(cohort, leaving));

        var declined = cohort.Seated(screen).DeclineAsync(screen);
        await withdrawal.CommitWhenWaitedForAsync();

        (await declined).Seats.ShouldHaveSingleItem().PersonId.ShouldBe(next.Id.ToString());
    }

    [Fact]
    public async Task Whoever_is_called_in_while_they_leave_is_replaced_at_once()
    {
        var (cohort, loop) = await app.AlwaysFreeAsync();
        var (leaving, coding) = (cohort.Idle(loop)[0], loop.Interviews[1]);
        await using var seating = await OtherTransaction.DoAsync(app.App.Database, $"""
            with gone as (delete from booking where interview_id = '{coding.InterviewId}' and role <> '' returning *)
            insert into booking (interview_id, person_id, role, shadow, leads, period, cancelled, declined)
            select interview_id, '{leaving.Id}', role, shadow, leads, period, cancelled, declined from gone
            """);

        var left = leaving.Calls.WithdrawAsync(new() { CohortId = cohort.Id.ToString() }).ResponseAsync;
        await seating.CommitWhenWaitedForAsync();
        await left;
        await app.App.SettledAsync();

        var now = (await cohort.ReadLoopAsync(loop.LoopId)).Interviews[1];
        (now.State, now.Seats.Count).ShouldBe((InterviewState.Booked, 1));
        now.Seats[0].PersonId.ShouldNotBe(leaving.Id.ToString());
    }

    [Fact]
    public async Task Nobody_is_booked_by_hand_who_leaves_at_that_moment()
    {
        var cohort = await app.CohortAsync();
        await using var withdrawal = await OtherTransaction.DoAsync(app.App.Database, Left(cohort, cohort.People[1]));

        var booked = SchedulingApp.RefusedAsync(StatusCode.Aborted, async () => await cohort.Organizer.Calls.BookInterviewAsync(new()
        {
            CohortId = cohort.Id.ToString(), CandidateId = cohort.Candidate.Id.ToString(), StageId = "coding",
            Start = new() { Seconds = TimeProvider.System.GetUtcNow().AddDays(3).ToUnixTimeSeconds() },
            Seats = { new SeatToBook { Role = "engineer", PersonId = cohort.People[1].Id.ToString() } },
        }));
        await withdrawal.CommitWhenWaitedForAsync();

        (await booked).Status.Detail.ShouldContain("has just left the cohort");
    }

    [Fact]
    public async Task Leaving_twice_is_refused_the_second_time()
    {
        var cohort = await app.CohortAsync();
        var request = new WithdrawRequest { CohortId = cohort.Id.ToString() };

        await cohort.People[1].Calls.WithdrawAsync(request);

        await SchedulingApp.RefusedAsync(StatusCode.PermissionDenied, async () => await cohort.People[1].Calls.WithdrawAsync(request));
        (await app.App.PublishedAsync<MemberWithdrew>()).Count(e => e.PersonId == cohort.People[1].Id).ShouldBe(1);
    }

    static string Left(TestCohort cohort, Someone person) =>
        $"update membership set withdrawn = true, version = version + 1 where cohort_id = '{cohort.Id}' and person_id = '{person.Id}'";
}
