using Mockloop.Contracts.Matching;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Matching.Tests.Pool;

/// <summary>Two who each interview the other, and criteria that time relaxes.</summary>
public sealed class TwoWayTests(MatchingApp app) : IClassFixture<MatchingApp>
{
    static readonly JoinPoolRequest Both = new() { Role = "engineer", Part = PoolPart.Both };

    [Fact]
    public async Task Two_who_wait_for_a_two_way_mock_get_two_interviews_and_return_when_both_are_cancelled()
    {
        var cohort = Guid.CreateVersion7();
        var (a, b) = (await app.MemberAsync(cohort, true, true), await app.MemberAsync(cohort, true, true));
        var (one, two) = (await a.JoinAsync(Both.Clone()), await b.JoinAsync(Both.Clone()));

        var match = (await app.MatchOfAsync(a)).ShouldNotBeNull();
        var back = match.Back.ShouldNotBeNull();
        (match.CandidateId, match.InterviewerId, back.Role, back.Start - match.Start).ShouldBe((a.Id, b.Id, "engineer", TimeSpan.FromMinutes(60)));

        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var other = match with { MatchId = back.MatchId, CandidateId = b.Id, InterviewerId = a.Id, Start = back.Start, End = back.End };
        await app.App.TellAsync(db => db.Publish(MatchingApp.Booked(match, first)), db => db.Publish(MatchingApp.Booked(other, second)));
        await app.App.SettledAsync();
        foreach (var ticket in new[] { await a.LookAsync(one), await b.LookAsync(two) })
            (ticket.State, ticket.InterviewIds.Order()).ShouldSatisfyAllConditions(
                t => t.State.ShouldBe(TicketState.Booked), t => t.Item2.ShouldBe(new[] { first, second }.Select(i => i.ToString()).Order()));

        app.Neighbours.Profiles[b.Id.ToString()].Free.Clear();
        await app.App.TellAsync(db => db.Publish(new InterviewCancelled(second, null, cohort, "Ill.", 2)));
        await app.App.SettledAsync();
        var half = await a.LookAsync(one);
        (half.State, half.InterviewIds).ShouldSatisfyAllConditions(t => t.State.ShouldBe(TicketState.Booked), t => t.InterviewIds.ShouldHaveSingleItem().ShouldBe(first.ToString()));

        await app.App.TellAsync(db => db.Publish(new InterviewCancelled(first, null, cohort, "Both ill.", 2)));
        await app.App.SettledAsync();
        (await a.LookAsync(one)).State.ShouldBe(TicketState.Waiting);
        (await b.LookAsync(two)).State.ShouldBe(TicketState.Waiting);
    }

    [Fact]
    public async Task Levels_two_apart_are_matched_after_a_quarter_of_an_hour_and_the_ticket_says_what_was_relaxed()
    {
        var cohort = Guid.CreateVersion7();
        var (candidate, interviewer) = (await app.MemberAsync(cohort, true), await app.MemberAsync(cohort, false));
        var ticket = await candidate.JoinAsync(new JoinPoolRequest { Level = 1 });
        await interviewer.JoinAsync(new JoinPoolRequest { Role = "engineer", Level = 3 });
        (await app.MatchOfAsync(candidate)).ShouldBeNull();
        var waiting = await candidate.LookAsync(ticket);
        (waiting.Position, waiting.Relaxed.Count).ShouldBe((1, 0));
        (waiting.RelaxedNext - waiting.WaitingSince).ToTimeSpan().ShouldBe(TimeSpan.FromMinutes(15));
        (waiting.ServedFirstFrom - waiting.WaitingSince).ToTimeSpan().ShouldBe(TimeSpan.FromMinutes(45));

        await app.TickedAsync(minutes: 16);

        (await app.MatchOfAsync(candidate)).ShouldNotBeNull().InterviewerId.ShouldBe(interviewer.Id);
        (await candidate.LookAsync(ticket)).Match.ShouldContain("levels 1 and 3");
    }

    [Fact]
    public async Task Who_joined_again_after_a_booking_keeps_one_place_when_it_is_cancelled()
    {
        var cohort = Guid.CreateVersion7();
        var (candidate, interviewer) = (await app.MemberAsync(cohort, true), await app.MemberAsync(cohort, false));
        var (old, _) = (await candidate.JoinAsync(), await interviewer.JoinAsync("engineer"));
        var match = (await app.MatchOfAsync(candidate)).ShouldNotBeNull();
        var interview = Guid.CreateVersion7();
        await app.App.TellAsync(db => db.Publish(MatchingApp.Booked(match, interview)));
        await app.App.SettledAsync();
        var since = (await candidate.LookAsync(old)).WaitingSince;
        var again = await candidate.JoinAsync();

        await app.App.TellAsync(db => db.Publish(new InterviewCancelled(interview, null, cohort, "Ill.", 2)));
        await app.App.SettledAsync();

        (await candidate.LookAsync(old)).State.ShouldBe(TicketState.Left);
        (await candidate.LookAsync(again)).WaitingSince.ShouldBe(since);
    }
}
