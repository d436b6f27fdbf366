using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Matching;
using Mockloop.Matching.Data;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;

namespace Mockloop.Matching.Pool;

/// <summary>When the owner of a live ticket was heard of last. A row of its own, so that heartbeats and ticks do not wait for each other.</summary>
sealed class Heartbeat
{
    public required Guid TicketId { get; init; }

    /// <summary>System time: a connection is lost in real time, whatever a demo's clock does.</summary>
    public required Instant SeenAt { get; init; }
}

/// <summary>Pauses a live ticket after <see cref="Grace"/> of silence, which is as long as a page takes to come back, and ends it after <see cref="Patience"/>.</summary>
sealed class HeartbeatCheck(MatchingDb db, DomainClock clock) : IDueHandler
{
    public const string Kind = "pool-heartbeat";

    public static readonly Duration Grace = Duration.FromMinutes(2);
    public static readonly Duration Patience = Duration.FromMinutes(15);

    public async Task HandleAsync(DueTime due, CancellationToken ct)
    {
        if (await db.TicketUnlessBusyAsync(due.Key, ct) is not { } ticket)
            db.Schedule(Kind, due.Key, clock.Now + TicketLocks.Again);
        else if (ticket.State is TicketState.Waiting or TicketState.Paused)
            await CheckAsync(ticket, ct);
        await db.SaveChangesAsync(ct);
    }

    async Task CheckAsync(Ticket ticket, CancellationToken ct)
    {
        var seen = await db.Heartbeats.Where(h => h.TicketId == ticket.Id).Select(h => h.SeenAt).SingleAsync(ct);
        var silent = clock.SystemNow() - seen;
        if (silent >= Patience)
        {
            ticket.Remove($"Nothing was heard of you for {Patience.TotalMinutes} minutes; join again.");
            return;
        }
        if (silent >= Grace)
            ticket.Pause();
        db.Schedule(Kind, ticket.Id, clock.Now + (silent >= Grace ? Patience : Grace) - silent);
    }
}

/// <summary>System time by the domain's clock.</summary>
static class RealTime
{
    public static Instant SystemNow(this DomainClock clock) => clock.Now - clock.Offset;
}
