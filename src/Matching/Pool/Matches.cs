using Microsoft.EntityFrameworkCore;
using Mockloop.Matching.Data;
using Mockloop.Matching.History;
using NodaTime;

namespace Mockloop.Matching.Pool;

/// <summary>The two tickets of a match.</summary>
static class Matches
{
    /// <summary>Both back to the head of the line, which is looked at again.</summary>
    public static async Task ReturnAsync(this MatchingDb db, Guid matchId, string reason, Instant now, CancellationToken ct)
    {
        var tickets = await db.Tickets.Where(t => t.MatchId == matchId).ToListAsync(ct);
        foreach (var ticket in tickets)
        {
            ticket.Return(reason);
            db.Schedule(PoolTick.Kind, ticket.CohortId, now);
        }
    }

    /// <summary>Carries what is known of a pool interview over to its tickets, whichever event came last.</summary>
    public static async Task SettleAsync(this MatchingDb db, Meeting meeting, Instant now, CancellationToken ct)
    {
        if (meeting.MatchId is not { } match)
            return;
        if (meeting.CancelledBecause is { } reason)
        {
            await db.ReturnAsync(match, reason, now, ct);
            return;
        }
        foreach (var ticket in await db.Tickets.Where(t => t.MatchId == match).ToListAsync(ct))
            ticket.Book(meeting.InterviewId);
    }
}
