using MassTransit;
using Mockloop.Contracts.Scheduling;
using Mockloop.Matching.Data;
using Mockloop.Matching.Pool;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Matching.History;

/// <summary>Who will meet now; their free time is another, and that of who was there before.</summary>
sealed class InterviewMovedConsumer(MatchingDb db, DomainClock clock) : IConsumer<InterviewMoved>
{
    public async Task Consume(ConsumeContext<InterviewMoved> context)
    {
        var meeting = await db.OfAsync(context.Message.InterviewId, context.CancellationToken);
        var before = meeting.People.ToList();
        meeting.Seat(context.Message.Seats, context.Message.AggregateVersion);
        await db.DoubtAsync(before.Union(meeting.People), clock.Now, context.CancellationToken);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
