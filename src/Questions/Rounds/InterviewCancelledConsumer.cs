using MassTransit;
using Mockloop.Contracts.Scheduling;
using Mockloop.Questions.Data;

namespace Mockloop.Questions.Rounds;

/// <summary>Withdraws the question, unless it was seen already, and the due times.</summary>
sealed class InterviewCancelledConsumer(QuestionsDb db) : IConsumer<InterviewCancelled>
{
    public async Task Consume(ConsumeContext<InterviewCancelled> context)
    {
        var (cancelled, ct) = (context.Message, context.CancellationToken);
        var round = await db.LockOrAnnounceRoundAsync(cancelled.InterviewId, cancelled.CohortId, ct);
        if (round.Cancel())
        {
            await db.Assignments.Where(a => a.InterviewId == round.InterviewId && a.DeliveredAt == null).ExecuteDeleteAsync(ct);
            await db.UnscheduleRoundAsync(round.InterviewId, ct);
        }
        await db.SaveChangesAsync(ct);
    }
}
