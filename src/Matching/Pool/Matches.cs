using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Matching;
using Mockloop.Matching.Data;
using Mockloop.Matching.History;
using NodaTime;

namespace Mockloop.Matching.Pool;

/// <summary>What becomes of a match.</summary>
static class Matches
{
    /// <summary>Both back to the head of the line. A match that was ended before stays as it is.</summary>
    /// <param name="id">Of the match.</param>
    /// <param name="reason">Why, for the two.</param>
    /// <param name="refused">Scheduling would not book the two, rather than cancel what was booked.</param>
    public static async Task ReturnAsync(this MatchingDb db, Guid id, string reason, bool refused, Instant now, CancellationToken ct)
    {
        if (await LockAsync(db, id, ct) is not { ClosedBecause: null } match)
            return;
        match.Close(reason);
        foreach (var seat in await db.Seats.Where(s => s.MatchId == match.Id).ToListAsync(ct))
            seat.Close();
        var tickets = await db.TicketsOfMatchAsync(match.Id, ct);
        foreach (var ticket in tickets)
            await ReturnAsync(db, ticket, reason, refused ? tickets.Find(t => t != ticket)?.PersonId : null, now, ct);
    }

    /// <summary>Carries what is known of a pool interview over to its tickets, whichever event came last.</summary>
    public static async Task SettleAsync(this MatchingDb db, Meeting meeting, Instant now, CancellationToken ct)
    {
        if (meeting.MatchId is not { } half || await LockAsync(db, half, ct) is not { ClosedBecause: null } match)
            return;
        // Behind the match's lock, so that the last of two halves sees the other.
        var others = await db.Meetings.Where(m => m.MatchId != null && match.Halves.Contains(m.MatchId.Value) && m.InterviewId != meeting.InterviewId).ToListAsync(ct);
        List<Meeting> halves = [meeting, .. others];
        if (halves.Count == match.Halves.Length && halves.TrueForAll(m => m.CancelledBecause is not null))
        {
            await db.ReturnAsync(match.Id, meeting.CancelledBecause!, refused: false, now, ct);
            return;
        }
        var standing = halves.Where(m => m.CancelledBecause is null).Select(m => m.InterviewId).Order().ToList();
        if (standing.Count > 0)
            foreach (var ticket in await db.TicketsOfMatchAsync(match.Id, ct))
                ticket.Book(standing);
    }

    /// <summary>What is known of these people's free time is no longer right.</summary>
    public static async Task DoubtAsync(this MatchingDb db, IEnumerable<Guid> people, Instant now, CancellationToken ct)
    {
        foreach (var ticket in (await db.WaitingTicketsAsync([.. people], ct)).Where(t => t.State == TicketState.Waiting))
        {
            ticket.Doubt();
            db.Schedule(RefreshTicket.Kind, ticket.Id, now);
        }
    }

    static async Task<PoolMatch?> LockAsync(MatchingDb db, Guid half, CancellationToken ct) =>
        (await db.Matches.FromSql($"select * from pool_match where id = {half} or back_id = {half} for update").ToListAsync(ct)).SingleOrDefault();

    static async Task ReturnAsync(MatchingDb db, Ticket ticket, string reason, Guid? refusedWith, Instant now, CancellationToken ct)
    {
        if (ticket.State is not (TicketState.Matched or TicketState.Booked))
            return;
        // Who joined again after the booking keeps the newer ticket, at the older one's place.
        var newer = (await db.LiveTicketsAsync([ticket.PersonId], ct))
            .Find(t => t.Id != ticket.Id && t.CohortId == ticket.CohortId && t.StageId == ticket.StageId);
        if (newer is not null)
        {
            ticket.Supersede(reason);
            newer.GoFirst(ticket.WaitingSince);
            db.ScheduleNoLater(PoolTick.Kind, ticket.CohortId, now);
            return;
        }
        ticket.Return(reason, refusedWith);
        db.Schedule(RefreshTicket.Kind, ticket.Id, now);
        db.Schedule(ExpireTicket.Kind, ticket.Id, now + ExpireTicket.LongestWait);
        if (ticket.Wish.Live)
            db.Schedule(HeartbeatCheck.Kind, ticket.Id, now);
    }
}
