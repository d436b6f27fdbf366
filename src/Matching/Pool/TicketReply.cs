using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Matching;
using Mockloop.Matching.Data;
using Mockloop.Matching.Engine.Pooling;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;
using Proto = Mockloop.Contracts.Matching;

namespace Mockloop.Matching.Pool;

/// <summary>A ticket as the proto shows it, with its place in the line and what was relaxed for it.</summary>
sealed class TicketReply(MatchingDb db, PoolLines lines, DomainClock clock)
{
    public async Task<PoolTicket> OfAsync(Ticket ticket, CancellationToken ct)
    {
        var reply = new PoolTicket
        {
            TicketId = ticket.Id.ToString(),
            CohortId = ticket.CohortId.ToString(),
            StageId = ticket.StageId,
            Role = ticket.Wish.Role,
            Part = (Proto.PoolPart)ticket.Wish.Part,
            Level = ticket.Wish.Level,
            Languages = { ticket.Wish.Languages },
            Live = ticket.Wish.Live,
            State = ticket.State,
            WaitingSince = ticket.WaitingSince.ToTimestamp(),
            LastRefusal = ticket.LastRefusal,
            InterviewId = ticket.InterviewIds.FirstOrDefault() is { } first && first != Guid.Empty ? first.ToString() : "",
            InterviewIds = { ticket.InterviewIds.Select(i => i.ToString()) },
        };
        if (ticket.State is TicketState.Waiting or TicketState.Paused)
            await AddWaitAsync(reply, ticket, ct);
        if (ticket.MatchId is { } id && await db.Matches.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct) is { } match)
            (reply.Match, reply.MatchStart) = (match.Why, match.Start.ToTimestamp());
        return reply;
    }

    async Task AddWaitAsync(PoolTicket reply, Ticket ticket, CancellationToken ct)
    {
        var (rules, now) = (await lines.RulesAsync(ticket.CohortId, ct), clock.Now);
        var criteria = PoolCriteria.After(now - ticket.WaitingSince, rules);
        var ahead = await db.Tickets.CountAsync(t => t.CohortId == ticket.CohortId && t.StageId == ticket.StageId && t.Id != ticket.Id
            && (t.State == TicketState.Waiting || t.State == TicketState.Paused)
            && ((t.Returned && !ticket.Returned) || (t.Returned == ticket.Returned
                && (t.WaitingSince < ticket.WaitingSince || (t.WaitingSince == ticket.WaitingSince && t.Id < ticket.Id)))), ct);
        reply.Position = ahead + 1;
        reply.Relaxed.Add(criteria.Relaxed);
        if (criteria.Step < PoolCriteria.LastStep)
            reply.RelaxedNext = (ticket.WaitingSince + rules.Step * (criteria.Step + 1)).ToTimestamp();
        reply.ServedFirstFrom = (ticket.Returned ? ticket.WaitingSince : ticket.WaitingSince + rules.Patience).ToTimestamp();
    }
}
