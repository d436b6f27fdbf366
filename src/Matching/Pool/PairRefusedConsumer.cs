using MassTransit;
using Mockloop.Contracts.Scheduling;
using Mockloop.Matching.Data;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Matching.Pool;

/// <summary>The match could not be booked: both back, first in line.</summary>
sealed class PairRefusedConsumer(MatchingDb db, DomainClock clock) : IConsumer<PairRefused>
{
    public async Task Consume(ConsumeContext<PairRefused> context)
    {
        await db.ReturnAsync(context.Message.MatchId, context.Message.Reason, refused: true, clock.Now, context.CancellationToken);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
