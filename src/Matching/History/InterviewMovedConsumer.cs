using MassTransit;
using Mockloop.Contracts.Scheduling;
using Mockloop.Matching.Data;

namespace Mockloop.Matching.History;

/// <summary>Who will meet now.</summary>
sealed class InterviewMovedConsumer(MatchingDb db) : IConsumer<InterviewMoved>
{
    public async Task Consume(ConsumeContext<InterviewMoved> context)
    {
        var meeting = await db.OfAsync(context.Message.InterviewId, context.CancellationToken);
        meeting.Seat(context.Message.Seats, context.Message.AggregateVersion);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
