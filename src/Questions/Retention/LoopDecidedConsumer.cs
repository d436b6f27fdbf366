using MassTransit;
using Mockloop.Contracts.Debrief;
using Mockloop.Questions.Data;

namespace Mockloop.Questions.Retention;

/// <summary>Starts the retention clock of a loop that is over.</summary>
sealed class LoopDecidedConsumer(QuestionsDb db, DomainClock clock) : IConsumer<LoopDecided>
{
    public async Task Consume(ConsumeContext<LoopDecided> context)
    {
        db.Schedule(DeleteSources.Kind, context.Message.LoopId, clock.Now + DeleteSources.Retention);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
