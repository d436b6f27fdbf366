using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Matching;
using Mockloop.Matching.Data;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Matching.Pool;

/// <summary>The caller looks at their ticket, or gives it up.</summary>
sealed class OwnTicket(MatchingDb db, ICaller caller)
{
    public async Task<PoolTicket> GetAsync(GetPoolTicketRequest request, CancellationToken ct) =>
        (await FindAsync(request.TicketId, ct)).ToProto();

    public async Task<PoolTicket> LeaveAsync(LeavePoolRequest request, CancellationToken ct)
    {
        var ticket = await FindAsync(request.TicketId, ct);
        ticket.Leave();
        await db.UnscheduleAsync(ExpireTicket.Kind, ticket.Id, ct);
        await db.SaveChangesAsync(ct);
        return ticket.ToProto();
    }

    async Task<Ticket> FindAsync(string ticketId, CancellationToken ct)
    {
        var id = Ids.Parse(ticketId, "ticket_id");
        var ticket = await db.Tickets.SingleOrDefaultAsync(t => t.Id == id, ct) ?? throw DomainException.NotFound("ticket", id);
        return ticket.PersonId == caller.PersonId ? ticket : throw DomainException.Forbidden("This is another person's ticket.");
    }
}

/// <summary>A ticket as the proto shows it.</summary>
static class TicketReply
{
    public static PoolTicket ToProto(this Ticket ticket) => new()
    {
        TicketId = ticket.Id.ToString(),
        CohortId = ticket.CohortId.ToString(),
        StageId = ticket.StageId,
        Role = ticket.Role,
        State = ticket.State,
        WaitingSince = ticket.WaitingSince.ToTimestamp(),
        LastRefusal = ticket.LastRefusal,
        InterviewId = ticket.InterviewId?.ToString() ?? "",
    };
}
