using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Matching;
using Mockloop.Matching.Data;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Matching.Pool;

/// <summary>The caller looks at their tickets, holds one, or gives it up.</summary>
sealed class OwnTicket(MatchingDb db, ICaller caller, ICohortAccess access, TicketReply replies, DomainClock clock)
{
    const int MostListed = 20;

    public async Task<PoolTicket> GetAsync(GetPoolTicketRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.TicketId, "ticket_id");
        return await replies.OfAsync(Mine(await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, ct), id), ct);
    }

    public async Task<ListMyPoolTicketsReply> ListAsync(ListMyPoolTicketsRequest request, CancellationToken ct)
    {
        var (cohort, me) = (Ids.Parse(request.CohortId, "cohort_id"), caller.PersonId);
        await access.RequireAsync(caller, cohort, CohortRole.Member, ct);
        var tickets = await db.Tickets.AsNoTracking().Where(t => t.CohortId == cohort && t.PersonId == me)
            .OrderByDescending(t => t.WaitingSince).ThenBy(t => t.Id).Take(MostListed).ToListAsync(ct);
        var reply = new ListMyPoolTicketsReply();
        foreach (var ticket in tickets)
            reply.Tickets.Add(await replies.OfAsync(ticket, ct));
        return reply;
    }

    public async Task<PoolTicket> LeaveAsync(LeavePoolRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.TicketId, "ticket_id");
        await using var transaction = await db.JoinTransactionAsync(ct);
        var ticket = Mine(await db.TicketAsync(id, ct), id);
        ticket.Leave();
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return await replies.OfAsync(ticket, ct);
    }

    public async Task<PoolTicket> HoldAsync(HoldPoolTicketRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.TicketId, "ticket_id");
        await using var transaction = await db.JoinTransactionAsync(ct);
        var ticket = Mine(await db.Tickets.SingleOrDefaultAsync(t => t.Id == id, ct), id);
        await db.Database.ExecuteSqlAsync($"update pool_heartbeat set seen_at = {clock.SystemNow()} where ticket_id = {id} and seen_at < {clock.SystemNow()}", ct);
        if (ticket.State == TicketState.Paused)
            ticket = await ResumeAsync(ticket, ct);
        await transaction.CommitAsync(ct);
        return await replies.OfAsync(ticket, ct);
    }

    async Task<Ticket> ResumeAsync(Ticket seen, CancellationToken ct)
    {
        // Read again behind its lock: it may have been ended meanwhile.
        db.Entry(seen).State = EntityState.Detached;
        var ticket = await db.TicketAsync(seen.Id, ct) ?? seen;
        if (!ticket.Resume())
            return ticket;
        db.Schedule(RefreshTicket.Kind, ticket.Id, clock.Now);
        db.Schedule(HeartbeatCheck.Kind, ticket.Id, clock.Now + HeartbeatCheck.Grace);
        await db.SaveChangesAsync(ct);
        return ticket;
    }

    Ticket Mine(Ticket? ticket, Guid id) =>
        ticket is null ? throw DomainException.NotFound("ticket", id)
        : ticket.PersonId == caller.PersonId ? ticket
        : throw DomainException.Forbidden("This is another person's ticket.");
}
