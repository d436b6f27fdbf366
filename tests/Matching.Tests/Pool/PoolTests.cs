using Grpc.Core;
using Mockloop.Contracts.Matching;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Matching.Tests.Pool;

/// <summary>Events are shuffled and delivered twice throughout (the fixture plays both faults).</summary>
public sealed class PoolTests(MatchingApp app) : IClassFixture<MatchingApp>
{
    [Fact]
    public async Task A_candidate_and_an_interviewer_with_a_common_hour_are_matched_and_confirmed_by_the_booking()
    {
        var cohort = Guid.CreateVersion7();
        var (candidate, interviewer) = (await app.MemberAsync(cohort, true, 1, 9), await app.MemberAsync(cohort, false, 5, 7));
        var (one, two) = (await candidate.JoinAsync(), await interviewer.JoinAsync("engineer"));

        var match = (await app.MatchOfAsync(candidate)).ShouldNotBeNull();
        (match.InterviewerId, match.StageId, match.Role, match.End - match.Start).ShouldBe((interviewer.Id, "coding", "engineer", TimeSpan.FromMinutes(45)));
        match.Start.ShouldBe(MatchingApp.Hour(5).ToDateTimeOffset());
        (await candidate.LookAsync(one)).State.ShouldBe(TicketState.Matched);

        var interview = Guid.CreateVersion7();
        await app.App.TellAsync(db => db.Publish(MatchingApp.Booked(match, interview)));
        await app.App.SettledAsync();

        foreach (var ticket in new[] { await candidate.LookAsync(one), await interviewer.LookAsync(two) })
            (ticket.State, ticket.InterviewId).ShouldBe((TicketState.Booked, interview.ToString()));
    }

    [Fact]
    public async Task A_refused_match_returns_both_and_they_go_before_those_who_came_later()
    {
        var cohort = Guid.CreateVersion7();
        var (first, later) = (await app.MemberAsync(cohort, true), await app.MemberAsync(cohort, true));
        var (interviewer, other) = (await app.MemberAsync(cohort, false), await app.MemberAsync(cohort, false));
        var (ticket, theirs) = (await first.JoinAsync(), await interviewer.JoinAsync("engineer"));
        var refused = (await app.MatchOfAsync(first)).ShouldNotBeNull();
        await later.JoinAsync();
        // Until the interviewer's free time is asked for anew nobody can be matched with them.
        app.Neighbours.Profiles[interviewer.Id.ToString()].Free.Clear();

        await app.App.TellAsync(db => db.Publish(new PairRefused(refused.MatchId, "Somebody was booked meanwhile.")));
        await app.App.SettledAsync();
        var back = await first.LookAsync(ticket);
        (back.State, back.LastRefusal).ShouldBe((TicketState.Waiting, "Somebody was booked meanwhile."));
        (await interviewer.LookAsync(theirs)).State.ShouldBe(TicketState.Waiting);

        await other.JoinAsync("engineer");
        (await app.MatchOfAsync(other)).ShouldNotBeNull().CandidateId.ShouldBe(first.Id);
        (await app.MatchOfAsync(later)).ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cancelled_pool_interview_returns_both_whichever_event_comes_first(bool cancelledFirst)
    {
        var cohort = Guid.CreateVersion7();
        var (candidate, interviewer) = (await app.MemberAsync(cohort, true), await app.MemberAsync(cohort, false));
        var (ticket, _) = (await candidate.JoinAsync(), await interviewer.JoinAsync("engineer"));
        var match = (await app.MatchOfAsync(candidate)).ShouldNotBeNull();
        app.Neighbours.Profiles[interviewer.Id.ToString()].Free.Clear();
        var interview = Guid.CreateVersion7();
        Action<ServiceDefaults.Data.PlatformDb>[] events =
            [db => db.Publish(MatchingApp.Booked(match, interview)), db => db.Publish(new InterviewCancelled(interview, null, cohort, "Flooded.", 2))];

        foreach (var next in cancelledFirst ? events.Reverse() : events)
        {
            await app.App.TellAsync(next);
            await app.App.SettledAsync();
        }

        var back = await candidate.LookAsync(ticket);
        (back.State, back.LastRefusal, back.InterviewId).ShouldBe((TicketState.Waiting, "Flooded.", ""));
    }

    [Fact]
    public async Task Who_withdraws_leaves_the_pool_and_who_leaves_the_pool_is_not_matched()
    {
        var cohort = Guid.CreateVersion7();
        var (withdrawn, gone) = (await app.MemberAsync(cohort, true), await app.MemberAsync(cohort, true));
        var (one, two) = (await withdrawn.JoinAsync(), await gone.JoinAsync());
        await app.App.TellAsync(db => db.Publish(new MemberWithdrew(cohort, withdrawn.Id, 2)));
        await gone.Calls.LeavePoolAsync(new() { TicketId = two.TicketId });
        await app.App.SettledAsync();

        var interviewer = await app.MemberAsync(cohort, false);
        await interviewer.JoinAsync("engineer");

        (await app.MatchOfAsync(interviewer)).ShouldBeNull();
        (await withdrawn.LookAsync(one)).State.ShouldBe(TicketState.Left);
    }

    [Fact]
    public async Task A_pair_that_met_for_a_stage_is_not_matched_for_it_again()
    {
        var cohort = Guid.CreateVersion7();
        var (candidate, interviewer) = (await app.MemberAsync(cohort, true), await app.MemberAsync(cohort, false));
        var earlier = new PairMatched(Guid.CreateVersion7(), cohort, candidate.Id, interviewer.Id, "coding", "engineer", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        await app.App.TellAsync(db => db.Publish(MatchingApp.Booked(earlier, Guid.CreateVersion7())));
        await app.App.SettledAsync();

        await candidate.JoinAsync();
        await interviewer.JoinAsync("engineer");

        (await app.MatchOfAsync(candidate)).ShouldBeNull();
    }

    [Fact]
    public async Task One_place_per_stage_the_same_key_the_same_ticket_and_nobody_elses()
    {
        var cohort = Guid.CreateVersion7();
        var (me, other) = (await app.MemberAsync(cohort, true), await app.MemberAsync(cohort, true));
        var ticket = await me.JoinAsync(key: "k");

        (await me.JoinAsync(key: "k")).TicketId.ShouldBe(ticket.TicketId);
        await MatchingApp.RefusedAsync(StatusCode.AlreadyExists, () => me.JoinAsync());
        await MatchingApp.RefusedAsync(StatusCode.PermissionDenied, () => other.LookAsync(ticket));
        await MatchingApp.RefusedAsync(StatusCode.PermissionDenied, () => me.JoinAsync("engineer"));
        await MatchingApp.RefusedAsync(StatusCode.PermissionDenied, () => (me with { Cohort = Guid.CreateVersion7() }).JoinAsync());
        await MatchingApp.RefusedAsync(StatusCode.PermissionDenied, async () =>
        {
            using var call = me.Calls.Solve(new SolveRequest());
            await call.ResponseStream.MoveNext(default);
        });
    }
}
