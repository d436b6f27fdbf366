using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Matching;
using Mockloop.Matching.Data;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;

namespace Mockloop.Matching.Pool;

/// <summary>Bounds the wait: the free time known of a person reaches seven days ahead, and so does their ticket.</summary>
sealed class ExpireTicket(MatchingDb db) : IDueHandler
{
    public const string Kind = "pool-expire";

    public static readonly Duration LongestWait = Duration.FromDays(7);

    public async Task HandleAsync(DueTime due, CancellationToken ct)
    {
        var ticket = await db.Tickets.SingleAsync(t => t.Id == due.Key, ct);
        if (ticket.State == TicketState.Waiting)
            ticket.Remove("Nobody fitting came within seven days; join again.");
        await db.SaveChangesAsync(ct);
    }
}
