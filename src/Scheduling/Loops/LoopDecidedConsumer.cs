using MassTransit;
using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Scheduling.Loops;

/// <summary>The loop is over, as decided.</summary>
sealed class LoopDecidedConsumer(SchedulingDb db, DomainClock clock) : IConsumer<LoopDecided>
{
    public async Task Consume(ConsumeContext<LoopDecided> context)
    {
        var (decided, ct) = (context.Message, context.CancellationToken);
        var loop = await db.LockLoopAsync(decided.LoopId, ct);
        if (loop is null)
            return;
        if (!Enum.GetNames<LoopState>().Contains(decided.Outcome))
            throw new InvalidOperationException($"The outcome '{decided.Outcome}' of loop {decided.LoopId} is none that this release knows; redrive it to one that does.");
        loop.Decide(Enum.Parse<LoopState>(decided.Outcome));
        // A drop comes with the stage it fell at, and only that news knows what was held: StageDecidedConsumer cancels the rest.
        var left = loop.State == LoopState.Dropped ? [] : loop.BookedAfter(clock.Now).ToList();
        var cause = Cause.Of($"The loop ended: {decided.Outcome}.", clock.Now);
        foreach (var rest in left)
            db.Publish(rest.Cancel(cause));
        await db.SaveChangesAsync(ct);
    }
}
