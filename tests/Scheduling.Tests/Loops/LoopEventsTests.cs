using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Scheduling;
using static Mockloop.Scheduling.Tests.Loops.LoopNews;

namespace Mockloop.Scheduling.Tests.Loops;

/// <summary>Events arrive shuffled and twice (the fixture plays both faults); what they leave must be the same.</summary>
public sealed class LoopEventsTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    [Fact]
    public async Task A_drop_cancels_the_rest_closes_the_loop_and_keeps_what_was_held()
    {
        var cohort = await app.CohortAsync();
        var loop = await cohort.LoopAsync();

        await app.App.TellAsync(db => db.Publish(Ended(loop, 0)), db => db.Publish(Dropped(loop, 0)), db => db.Publish(Decided(loop, "Dropped")));
        await app.App.SettledAsync();

        (await cohort.StatesAsync(loop.LoopId)).ShouldBe(["screen Held", "coding Cancelled", "panel Cancelled"]);
        (await cohort.ReadLoopAsync(loop.LoopId)).State.ShouldBe(LoopState.Dropped);
        var cancelled = (await app.App.PublishedAsync<InterviewCancelled>()).Where(e => e.LoopId.ToString() == loop.LoopId).ToList();
        cancelled.Select(e => e.InterviewId.ToString()).Order().ShouldBe(loop.Interviews.Skip(1).Select(i => i.InterviewId).Order());
    }

    [Fact]
    public async Task Who_was_there_gave_or_took_and_ratings_make_the_reputation()
    {
        var cohort = await app.CohortAsync();
        var loop = await cohort.LoopAsync();
        var (screen, recruiter) = (loop.Interviews[0], cohort.People.Single(p => p.Id.ToString() == loop.Interviews[0].Seats[0].PersonId));
        var rated = new InterviewerRated(Guid.Parse(screen.InterviewId), cohort.Id, recruiter.Id, 5, 4, 3);

        await app.App.TellAsync(db => db.Publish(Ended(loop, 0)), db => db.Publish(rated), db => db.Publish(rated));
        await app.App.SettledAsync();

        var me = await recruiter.Calls.GetMeAsync(new());
        (me.Ledger, me.Reputation).ShouldBe((1, 4.0));
        (await cohort.Candidate.Calls.GetMeAsync(new())).Ledger.ShouldBe(-1);
    }

    [Fact]
    public async Task A_decided_loop_that_was_never_dropped_keeps_its_outcome_and_its_held_interviews()
    {
        var cohort = await app.CohortAsync();
        var loop = await cohort.LoopAsync();

        await app.App.TellAsync([.. Enumerable.Range(0, 3).Select(i => (Action<ServiceDefaults.Data.PlatformDb>)(db => db.Publish(Ended(loop, i)))),
            db => db.Publish(Advanced(loop, 2))]);
        await app.App.SettledAsync();
        await app.App.TellAsync(db => db.Publish(Decided(loop, "Hire")));
        await app.App.SettledAsync();

        (await cohort.ReadLoopAsync(loop.LoopId)).State.ShouldBe(LoopState.Hire);
        (await cohort.StatesAsync(loop.LoopId)).ShouldBe(["screen Held", "coding Held", "panel Held"]);
    }

    [Fact]
    public async Task A_candidate_who_withdraws_loses_their_interviews_and_everybody_hears_it()
    {
        var cohort = await app.CohortAsync();
        var loop = await cohort.LoopAsync();

        var reply = await cohort.Candidate.Calls.WithdrawAsync(new() { CohortId = cohort.Id.ToString() });

        reply.CancelledInterviews.ShouldBe(3);
        (await cohort.ReadLoopAsync(loop.LoopId)).State.ShouldBe(LoopState.Withdrawn);
        (await app.App.PublishedAsync<MemberWithdrew>()).ShouldContain(e => e.PersonId == cohort.Candidate.Id && e.CohortId == cohort.Id);
        (await app.App.PublishedAsync<CohortMembershipChanged>()).Last(e => e.PersonId == cohort.Candidate.Id).Roles.ShouldBeEmpty();
    }
}
