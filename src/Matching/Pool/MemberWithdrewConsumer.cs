using MassTransit;
using Mockloop.Contracts.Scheduling;
using Mockloop.Matching.Data;

namespace Mockloop.Matching.Pool;

/// <summary>Who left the cohort leaves its pool.</summary>
sealed class MemberWithdrewConsumer(MatchingDb db) : IConsumer<MemberWithdrew>
{
    public async Task Consume(ConsumeContext<MemberWithdrew> context)
    {
        var (left, ct) = (context.Message, context.CancellationToken);
        foreach (var ticket in (await db.LiveTicketsAsync([left.PersonId], ct)).Where(t => t.CohortId == left.CohortId))
            ticket.Remove("You left the cohort.");
        await db.SaveChangesAsync(ct);
    }
}
