using MassTransit;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.People;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;

namespace Mockloop.Scheduling.Loops;

/// <summary>Somebody did not come: that counts against them, and a round that could not be held gets another slot.</summary>
sealed class NoShowConsumer(SchedulingDb db, DomainClock clock) : IConsumer<NoShow>
{
    public async Task Consume(ConsumeContext<NoShow> context)
    {
        var (missed, ct) = (context.Message, context.CancellationToken);
        var interview = await db.Interviews.SingleOrDefaultAsync(i => i.Id == missed.InterviewId, ct);
        if (interview is null)
            return;
        var at = Instant.FromDateTimeOffset(missed.At);
        var isNews = await Standing.NoteAsync(db, missed.Absent.Select(person => LedgerEntry.Of(
            missed.RoundId, missed.AggregateVersion, person, LedgerKind.Missed, at)), ct);
        // Told again, or told late of a slot the interview no longer has, it repairs nothing.
        if (isNews && missed.Missed && interview.State == InterviewState.Booked && interview.Start <= at)
            RepairInterview.Schedule(db, interview, clock.Now, missed.Absent, "Somebody did not come.");
        await db.SaveChangesAsync(ct);
    }
}
