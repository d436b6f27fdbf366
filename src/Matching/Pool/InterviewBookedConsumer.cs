using MassTransit;
using Mockloop.Contracts.Scheduling;
using Mockloop.Matching.Data;
using Mockloop.Matching.History;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Matching.Pool;

/// <summary>Remembers who is to meet, and confirms a pool match.</summary>
sealed class InterviewBookedConsumer(MatchingDb db, DomainClock clock) : IConsumer<InterviewBooked>
{
    public async Task Consume(ConsumeContext<InterviewBooked> context)
    {
        var meeting = await db.OfAsync(context.Message.InterviewId, context.CancellationToken);
        meeting.Booked(context.Message);
        await db.SettleAsync(meeting, clock.Now, context.CancellationToken);
        await db.DoubtAsync(meeting.People, clock.Now, context.CancellationToken);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
