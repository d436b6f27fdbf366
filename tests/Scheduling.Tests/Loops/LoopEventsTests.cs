using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;
using Mockloop.ServiceDefaults;

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
    public async Task Every_order_of_the_events_of_a_drop_ends_in_the_same_state()
    {
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        foreach (var order in orders)
        {
            var cohort = await app.CohortAsync();
            var loop = await cohort.LoopAsync();
            Action<ServiceDefaults.Data.PlatformDb>[] events =
                [db => db.Publish(Ended(loop, 1)), db => db.Publish(Dropped(loop, 1)), db => db.Publish(Decided(loop, "Dropped"))];
            await app.App.TellAsync(db => db.Publish(Ended(loop, 0)));
            foreach (var next in order)
            {
                // Told twice as different messages, too: the inbox cannot know that they are one.
                await app.App.TellAsync(events[next], events[next]);
                await app.App.SettledAsync();
            }

            (await cohort.StatesAsync(loop.LoopId)).ShouldBe(["screen Held", "coding Held", "panel Cancelled"], string.Join(',', order));
            (await cohort.ReadLoopAsync(loop.LoopId)).State.ShouldBe(LoopState.Dropped);
            (await app.App.PublishedAsync<InterviewCancelled>()).Count(e => e.LoopId.ToString() == loop.LoopId).ShouldBe(1);
            (await cohort.Candidate.Calls.GetMeAsync(new())).Ledger.ShouldBe(-2);
        }
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

    static RoundEnded Ended(Loop loop, int stage)
    {
        var interview = loop.Interviews[stage];
        return new(RoundOf(interview), Guid.Parse(interview.InterviewId), Guid.Parse(loop.CohortId),
            [.. interview.Seats.Select(s => Guid.Parse(s.PersonId)).Append(Guid.Parse(loop.CandidateId))], interview.End.ToDateTimeOffset(), 3);
    }

    static StageDecided Dropped(Loop loop, int stage) => Stage(loop, stage, "Drop");

    static StageDecided Advanced(Loop loop, int stage) => Stage(loop, stage, "Advance");

    static StageDecided Stage(Loop loop, int stage, string decision) => new(Guid.Parse(loop.LoopId), Guid.Parse(loop.Interviews[stage].InterviewId),
        Guid.Parse(loop.CohortId), Guid.Parse(loop.CandidateId), loop.Interviews[stage].StageId, decision, "A flag.", 1);

    static LoopDecided Decided(Loop loop, string outcome) =>
        new(Guid.Parse(loop.LoopId), Guid.Parse(loop.CohortId), Guid.Parse(loop.CandidateId), outcome, 1);

    // One round per interview here, so its id can follow from the interview's.
    static Guid RoundOf(Interview interview) => new([.. Guid.Parse(interview.InterviewId).ToByteArray().Reverse()]);
}
