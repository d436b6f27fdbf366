using MassTransit;
using Mockloop.Contracts.Scheduling;
using Mockloop.Questions.Data;

namespace Mockloop.Questions.Retention;

/// <summary>Anonymises what a member who left wrote in that cohort.</summary>
sealed class MemberWithdrewConsumer(QuestionsDb db, Anonymise anonymise) : IConsumer<MemberWithdrew>
{
    public async Task Consume(ConsumeContext<MemberWithdrew> context)
    {
        await anonymise.HandleAsync(context.Message.PersonId, context.Message.CohortId, context.CancellationToken);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
