using Mockloop.Contracts.Matching;
using Mockloop.Matching.Data;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;

namespace Mockloop.Matching.Pool;

/// <summary>Bounds the wait: seven days after joining, or after the last match that fell through.</summary>
sealed class ExpireTicket(MatchingDb db, DomainClock clock) : IDueHandler
{
    public const string Kind = "pool-expire";

    public static readonly Duration LongestWait = Duration.FromDays(7);

    public async Task HandleAsync(DueTime due, CancellationToken ct)
    {
        if (await db.TicketUnlessBusyAsync(due.Key, ct) is not { } ticket)
            db.Schedule(Kind, due.Key, clock.Now + TicketLocks.Again);
        else if (ticket.State is TicketState.Waiting or TicketState.Paused)
            ticket.Remove("Nobody fitting came within seven days; join again.");
        await db.SaveChangesAsync(ct);
    }
}
