using Mockloop.Contracts.Matching;

namespace Mockloop.Matching.Tests.Pool;

/// <summary>Tickets whose owners wait with the page open.</summary>
public sealed class LiveTicketTests(MatchingApp app) : IClassFixture<MatchingApp>
{
    static readonly JoinPoolRequest Live = new() { Live = true };

    [Fact]
    public async Task Who_is_not_heard_of_is_paused_at_their_place_comes_back_to_it_and_is_forgotten_in_the_end()
    {
        var cohort = Guid.CreateVersion7();
        var candidate = await app.MemberAsync(cohort, true);
        var ticket = await candidate.JoinAsync(Live.Clone());
        await SilentForAsync(ticket, minutes: 3);
        (await candidate.LookAsync(ticket)).State.ShouldBe(TicketState.Paused);
        var interviewer = await app.MemberAsync(cohort, false);
        await interviewer.JoinAsync("engineer");
        (await app.MatchOfAsync(interviewer)).ShouldBeNull();

        var back = await candidate.Calls.HoldPoolTicketAsync(new() { TicketId = ticket.TicketId });

        (back.State, back.WaitingSince, back.Position).ShouldBe((TicketState.Waiting, ticket.WaitingSince, 1));
        (await app.MatchOfAsync(interviewer)).ShouldNotBeNull().CandidateId.ShouldBe(candidate.Id);

        var other = await app.MemberAsync(cohort, true);
        var lost = await other.JoinAsync(Live.Clone());
        await SilentForAsync(lost, minutes: 16);
        (await other.LookAsync(lost)).State.ShouldBe(TicketState.Left);
    }

    [Fact]
    public async Task A_live_ticket_is_not_matched_for_a_time_beyond_two_hours()
    {
        var cohort = Guid.CreateVersion7();
        var (candidate, interviewer) = (await app.MemberAsync(cohort, true, 5, 9), await app.MemberAsync(cohort, false, 5, 9));
        await candidate.JoinAsync(Live.Clone());
        await interviewer.JoinAsync("engineer");

        (await app.MatchOfAsync(candidate)).ShouldBeNull();
    }

    async Task SilentForAsync(PoolTicket ticket, int minutes)
    {
        await app.App.Database.ScalarAsync<object>($"update pool_heartbeat set seen_at = now() - interval '{minutes} minutes' where ticket_id = '{ticket.TicketId}'");
        await app.TickedAsync(minutes);
        await app.TickedAsync(); // a ticket that a tick held just then is looked at a second later
    }
}
