using MassTransit;
using Mockloop.Contracts.Scheduling;
using Mockloop.Debrief.Data;

namespace Mockloop.Debrief.Interviews;

/// <summary>Nobody owes a card for an interview that will not be held.</summary>
sealed class InterviewCancelledConsumer(DebriefDb db, SettleInterview settle) : IConsumer<InterviewCancelled>
{
    public async Task Consume(ConsumeContext<InterviewCancelled> context)
    {
        var (cancelled, ct) = (context.Message, context.CancellationToken);
        var (interview, loop) = await db.LockInterviewAsync(cancelled.InterviewId, ct);
        interview.Cancel(cancelled.AggregateVersion);
        await settle.RunAsync(interview, loop, ct);
        await db.SaveChangesAsync(ct);
    }
}
