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
        var fact = new LedgerFact(missed.RoundId, missed.AggregateVersion, interview.Id, at);
        var isNews = await Standing.NoteAsync(db, Attendance.Missed(fact, interview.CandidateId, missed.Absent, missed.Present ?? []), ct);
        // Told again, or told late of a slot the interview no longer has, it repairs nothing.
        if (isNews && missed.Missed && interview.State == InterviewState.Booked && interview.Start <= at)
            RepairInterview.Schedule(db, interview, clock.Now, missed.Absent, Cause.Of("Somebody did not come.", clock.Now));
        await db.SaveChangesAsync(ct);
    }
}
