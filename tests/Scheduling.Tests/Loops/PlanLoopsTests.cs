using System.Net;
using Grpc.Core;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Scheduling.Tests.Loops;

public sealed class PlanLoopsTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    [Fact]
    public async Task Every_candidate_gets_a_whole_loop_in_the_order_of_the_stages_and_the_events_tell_the_same()
    {
        var cohort = await app.CohortAsync(members: 5, candidates: 3);

        var done = await cohort.PlanAsync();

        done.Unplaced.ShouldBeEmpty();
        done.Loops.Count.ShouldBe(3);
        done.Levels.Select(l => l.Name).ShouldBe(["placed", "secondary"]);
        (done.Levels[0].Value, done.Levels[0].Gap).ShouldBe((9, 0));
        foreach (var loop in done.Loops)
        {
            loop.State.ShouldBe(LoopState.Running);
            loop.Interviews.Select(i => i.StageId).ShouldBe(["screen", "coding", "panel"]);
            loop.Interviews[2].Seats.Select(s => s.Role).ShouldBe(["manager", "researcher"]);
        }
        var planned = (await app.App.PublishedAsync<LoopPlanned>()).Where(e => e.CohortId == cohort.Id).ToList();
        var booked = (await app.App.PublishedAsync<InterviewBooked>()).Where(e => e.CohortId == cohort.Id).ToList();
        planned.Select(p => p.LoopId.ToString()).Order().ShouldBe(done.Loops.Select(l => l.LoopId).Order());
        booked.Select(b => b.InterviewId.ToString()).Order().ShouldBe(done.Loops.SelectMany(l => l.Interviews).Select(i => i.InterviewId).Order());
        booked.ShouldAllBe(b => b.TrackHash == TestTrack.Hash && b.AggregateVersion == 1 && b.MatchId == null);
    }

    [Fact]
    public async Task Planning_again_keeps_what_is_booked_and_adds_only_who_is_new()
    {
        var cohort = await app.CohortAsync(members: 6, candidates: 1);
        var first = await cohort.LoopAsync();
        var member = (await cohort.Organizer.Calls.GetCohortAsync(new() { CohortId = cohort.Id.ToString() })).Members[1];
        await cohort.Organizer.Calls.AttestMemberAsync(new()
        {
            CohortId = cohort.Id.ToString(),
            MembershipId = member.MembershipId,
            Candidate = true,
            Interviewer = true,
            Qualifications = { TestTrack.Chairs },
        });

        var again = await cohort.PlanAsync();

        again.Loops.Count.ShouldBe(2);
        again.Loops.Single(l => l.LoopId == first.LoopId).ShouldBe(first);
    }

    [Fact]
    public async Task Members_who_never_signed_in_are_named()
    {
        var cohort = await app.CohortAsync();
        await cohort.Organizer.Calls.InviteMemberAsync(new() { CohortId = cohort.Id.ToString(), Invitation = SchedulingApp.Invite("late@example.org") });

        var error = await SchedulingApp.RefusedAsync(StatusCode.FailedPrecondition, () => cohort.PlanAsync());

        error.Status.Detail.ShouldContain("late@example.org");
    }

    [Fact]
    public async Task What_cannot_be_placed_books_no_half_loop_and_says_why()
    {
        var cohort = await app.CohortAsync();
        await cohort.Candidate.Calls.SetAvailabilityAsync(new() { Rules = { new WeeklyRule { DayOfWeek = 1, From = "09:00", To = "09:30" } } });

        var done = await cohort.PlanAsync();

        done.Loops.ShouldBeEmpty();
        done.Unplaced[0].StageId.ShouldBe("coding");
        done.Unplaced[0].Reason.ShouldContain("never free for 45 minutes");
        (await app.App.PublishedAsync<InterviewBooked>()).ShouldNotContain(b => b.CohortId == cohort.Id);
    }

    [Fact]
    public async Task A_plan_that_somebody_overtook_is_booked_not_at_all_and_says_who()
    {
        var one = await app.CohortAsync(members: 5, candidates: 1);
        var two = await one.Organizer.Calls.CreateCohortAsync(SchedulingApp.Request([.. one.People.Select((p, i) => SchedulingApp.Invite(p.Email, i == 1))]));
        var other = one with { Id = Guid.Parse(two.CohortId) };
        var bookedBefore = await app.App.Database.ScalarAsync<long>("select count(*) from booking");
        var overtaking = 0L;
        // The first plan is solved; before it is answered the second cohort, of the same people, takes the same hours.
        app.Neighbours.BeforeAnswer = async () =>
        {
            app.Neighbours.BeforeAnswer = () => Task.CompletedTask;
            (await other.PlanAsync()).Unplaced.ShouldBeEmpty();
            overtaking = await app.App.Database.ScalarAsync<long>("select count(*) from booking");
        };

        var error = await SchedulingApp.RefusedAsync(StatusCode.Aborted, () => one.PlanAsync());

        error.Status.Detail.ShouldStartWith("Nothing was booked: Person ");
        overtaking.ShouldBeGreaterThan(bookedBefore);
        (await app.App.Database.ScalarAsync<long>("select count(*) from booking")).ShouldBe(overtaking);
        (await app.App.PublishedAsync<LoopPlanned>()).ShouldNotContain(e => e.CohortId == one.Id);
        (await one.PlanAsync()).Unplaced.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_plan_for_members_and_hours_of_yesterday_is_refused_and_says_what_changed()
    {
        var cohort = await app.CohortAsync(members: 6, candidates: 1);
        app.Neighbours.BeforeAnswer = async () =>
        {
            app.Neighbours.BeforeAnswer = () => Task.CompletedTask;
            await cohort.People[5].Calls.WithdrawAsync(new() { CohortId = cohort.Id.ToString() });
            await cohort.Candidate.Calls.SetAvailabilityAsync(new() { Rules = { new WeeklyRule { DayOfWeek = 1, From = "09:00", To = "12:00" } } });
        };

        var error = await SchedulingApp.RefusedAsync(StatusCode.Aborted, () => cohort.PlanAsync());

        error.Status.Detail.ShouldContain("the cohort changed while it was being planned");
        error.Status.Detail.ShouldContain($"{cohort.People[5].Name} left; {cohort.Candidate.Name} changed when they are free. Plan again.");
        (await app.App.PublishedAsync<LoopPlanned>()).ShouldNotContain(e => e.CohortId == cohort.Id);
    }

    [Fact]
    public async Task Of_two_plans_of_a_cohort_at_once_the_second_is_told_that_it_was_planned()
    {
        var cohort = await app.CohortAsync(members: 5, candidates: 1);
        app.Neighbours.BeforeAnswer = async () =>
        {
            app.Neighbours.BeforeAnswer = () => Task.CompletedTask;
            await cohort.PlanAsync();
        };

        var error = await SchedulingApp.RefusedAsync(StatusCode.Aborted, () => cohort.PlanAsync());

        error.Status.Detail.ShouldContain("it was planned, or its weights or rules were set, by another call");
        (await app.App.PublishedAsync<LoopPlanned>()).Count(e => e.CohortId == cohort.Id).ShouldBe(1);
    }

    [Fact]
    public async Task Others_see_nothing_and_participants_only_their_part_by_gRPC_and_REST()
    {
        var cohort = await app.CohortAsync();
        var (loop, stranger) = (await cohort.LoopAsync(), (await app.CohortAsync()).Candidate);
        var path = $"/v1/cohorts/{cohort.Id}/loops";
        var engineer = cohort.People.Single(p => p.Id.ToString() == loop.Interviews[1].Seats[0].PersonId);

        await SchedulingApp.RefusedAsync(StatusCode.PermissionDenied, async () => await stranger.Calls.ListLoopsAsync(new() { CohortId = cohort.Id.ToString() }));
        await SchedulingApp.RefusedAsync(StatusCode.PermissionDenied, async () => await stranger.Calls.GetLoopAsync(new() { LoopId = loop.LoopId }));
        (await stranger.Rest.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await stranger.Rest.GetAsync($"/v1/loops/{loop.LoopId}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await app.App.Rest("no token").GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await cohort.Candidate.Calls.GetLoopAsync(new() { LoopId = loop.LoopId })).Interviews.Count.ShouldBe(3);
        var part = (await engineer.Calls.ListLoopsAsync(new() { CohortId = cohort.Id.ToString() })).Loops.ShouldHaveSingleItem();
        part.Interviews.ShouldHaveSingleItem().StageId.ShouldBe("coding");
        (await engineer.Calls.ListMyInterviewsAsync(new())).Interviews.ShouldHaveSingleItem().InterviewId.ShouldBe(part.Interviews[0].InterviewId);
        await SchedulingApp.RefusedAsync(StatusCode.PermissionDenied, () => (cohort with { Organizer = engineer }).PlanAsync());
    }

    [Fact]
    public async Task A_member_who_sits_in_no_stage_of_a_loop_cannot_read_it()
    {
        var cohort = await app.CohortAsync(members: 6);
        var loop = await cohort.LoopAsync();
        var seated = loop.Interviews.SelectMany(i => i.Seats).Select(s => s.PersonId).ToHashSet();
        var idle = cohort.People.Skip(1).First(p => !seated.Contains(p.Id.ToString()));

        await SchedulingApp.RefusedAsync(StatusCode.PermissionDenied, async () => await idle.Calls.GetLoopAsync(new() { LoopId = loop.LoopId }));
        (await idle.Calls.ListLoopsAsync(new() { CohortId = cohort.Id.ToString() })).Loops.ShouldBeEmpty();
    }
}
