using MassTransit;
using Mockloop.Contracts.Debrief;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Scheduling.People;

/// <summary>A candidate's rating becomes reputation.</summary>
sealed class InterviewerRatedConsumer(SchedulingDb db, DomainClock clock) : IConsumer<InterviewerRated>
{
    public async Task Consume(ConsumeContext<InterviewerRated> context)
    {
        var (rated, ct) = (context.Message, context.CancellationToken);
        var score = (rated.Clarity + rated.Fairness + rated.Preparedness) / 3.0;
        var fact = new LedgerFact(rated.InterviewId, 0, rated.InterviewId, clock.Now);
        await Standing.NoteAsync(db, [LedgerEntry.Of(fact, rated.InterviewerId, LedgerKind.Rated, 0, score)], ct);
        await db.SaveChangesAsync(ct);
    }
}
