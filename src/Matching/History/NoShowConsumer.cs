using MassTransit;
using Mockloop.Contracts.Questions;
using Mockloop.Matching.Data;

namespace Mockloop.Matching.History;

/// <summary>A round that was not held is no meeting, but it is remembered.</summary>
sealed class NoShowConsumer(MatchingDb db) : IConsumer<NoShow>
{
    public async Task Consume(ConsumeContext<NoShow> context)
    {
        if (!context.Message.Missed)
            return;
        (await db.OfAsync(context.Message.InterviewId, context.CancellationToken)).NotHeld();
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
