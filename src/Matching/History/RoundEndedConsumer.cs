using MassTransit;
using Mockloop.Contracts.Questions;
using Mockloop.Matching.Data;

namespace Mockloop.Matching.History;

/// <summary>Who was there met.</summary>
sealed class RoundEndedConsumer(MatchingDb db) : IConsumer<RoundEnded>
{
    public async Task Consume(ConsumeContext<RoundEnded> context)
    {
        (await db.OfAsync(context.Message.InterviewId, context.CancellationToken)).Held(context.Message.Present);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
