using MassTransit;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Matching.Data;

namespace Mockloop.Matching.Pool;

/// <summary>Who left the cohort leaves its pool.</summary>
sealed class MemberWithdrewConsumer(MatchingDb db) : IConsumer<MemberWithdrew>
{
    public async Task Consume(ConsumeContext<MemberWithdrew> context)
    {
        var (left, ct) = (context.Message, context.CancellationToken);
        var tickets = await db.Tickets.Where(t => t.CohortId == left.CohortId && t.PersonId == left.PersonId).ToListAsync(ct);
        foreach (var ticket in tickets)
            ticket.Remove("You left the cohort.");
        await db.SaveChangesAsync(ct);
    }
}
