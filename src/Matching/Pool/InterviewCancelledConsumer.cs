using MassTransit;
using Mockloop.Contracts.Scheduling;
using Mockloop.Matching.Data;
using Mockloop.Matching.History;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Matching.Pool;

/// <summary>A cancelled pool interview returns both to the pool; it may come before the booking it cancels.</summary>
sealed class InterviewCancelledConsumer(MatchingDb db, DomainClock clock) : IConsumer<InterviewCancelled>
{
    public async Task Consume(ConsumeContext<InterviewCancelled> context)
    {
        var meeting = await db.OfAsync(context.Message.InterviewId, context.CancellationToken);
        meeting.Cancelled(context.Message.Reason);
        await db.SettleAsync(meeting, clock.Now, context.CancellationToken);
        await db.DoubtAsync(meeting.People, clock.Now, context.CancellationToken);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
