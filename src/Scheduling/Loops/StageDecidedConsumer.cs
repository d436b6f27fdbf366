using MassTransit;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;

namespace Mockloop.Scheduling.Loops;

/// <summary>A drop cancels the rest of the loop.</summary>
sealed class StageDecidedConsumer(SchedulingDb db) : IConsumer<StageDecided>
{
    const string Drop = "Drop";

    public async Task Consume(ConsumeContext<StageDecided> context)
    {
        var (decided, ct) = (context.Message, context.CancellationToken);
        if (decided.Decision != Drop)
            return;
        var loop = await db.Loops.Include(l => l.Interviews).ThenInclude(i => i.Bookings).AsSingleQuery()
            .SingleOrDefaultAsync(l => l.Id == decided.LoopId, ct);
        if (loop?.Interviews.SingleOrDefault(i => i.Id == decided.InterviewId) is not { } interview)
            return;
        // The decision may overtake the end of its own round: what was decided on was held.
        interview.Hold();
        loop.Close(LoopState.Dropped);
        foreach (var rest in loop.BookedAfter(interview.Start).ToList())
            db.Publish(rest.Cancel($"The loop ended at stage {decided.StageId}."));
        await db.SaveChangesAsync(ct);
    }
}
