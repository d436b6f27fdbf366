using MassTransit;
using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Scheduling.Loops;

/// <summary>A drop cancels the rest of the loop.</summary>
sealed class StageDecidedConsumer(SchedulingDb db, DomainClock clock) : IConsumer<StageDecided>
{
    const string Drop = "Drop";

    public async Task Consume(ConsumeContext<StageDecided> context)
    {
        var (decided, ct) = (context.Message, context.CancellationToken);
        if (decided.Decision != Drop)
            return;
        var loop = await db.LockLoopAsync(decided.LoopId, ct);
        if (loop?.Interviews.SingleOrDefault(i => i.Id == decided.InterviewId) is not { } interview)
            return;
        // The decision may overtake the end of its own round: what was decided on was held.
        interview.Hold();
        loop.Close(LoopState.Dropped);
        var cause = Cause.Of($"The loop ended at stage {decided.StageId}.", clock.Now);
        foreach (var rest in loop.BookedAfter(interview.Start).ToList())
            db.Publish(rest.Cancel(cause));
        await db.SaveChangesAsync(ct);
    }
}
