using MassTransit;
using Mockloop.Contracts.Scheduling;
using Mockloop.Debrief.Data;

namespace Mockloop.Debrief.Members;

/// <summary>Closes what a member leaves behind in the cohort.</summary>
sealed class MemberWithdrewConsumer(DebriefDb db, DepartPerson depart) : IConsumer<MemberWithdrew>
{
    public async Task Consume(ConsumeContext<MemberWithdrew> context)
    {
        var (withdrew, ct) = (context.Message, context.CancellationToken);
        var alias = await db.AliasesAsync([withdrew.PersonId], ct);
        await depart.RunAsync(alias(withdrew.PersonId), withdrew.CohortId, ct);
        await db.SaveChangesAsync(ct);
    }
}
