using MassTransit;
using Mockloop.Contracts.Questions;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.People;
using Mockloop.Scheduling.Training;
using NodaTime;

namespace Mockloop.Scheduling.Loops;

/// <summary>A round took place: the interview is held, and who was there gave, took or learned.</summary>
sealed class RoundEndedConsumer(SchedulingDb db) : IConsumer<RoundEnded>
{
    public async Task Consume(ConsumeContext<RoundEnded> context)
    {
        var (ended, ct) = (context.Message, context.CancellationToken);
        if (await db.LockInterviewAsync(ended.InterviewId, ct) is not { } interview)
            return;
        interview.Hold();
        var fact = new LedgerFact(ended.RoundId, ended.AggregateVersion, interview.Id, Instant.FromDateTimeOffset(ended.EndedAt));
        var gave = interview.Seats.Where(b => !b.Shadow && ended.Present.Contains(b.PersonId)).Select(b => b.PersonId).ToList();
        await Standing.NoteAsync(db, Attendance.Held(fact, interview.CandidateId, gave), ct);
        await NoteSteps.NoteAsync(db, interview, ended.Present, fact.At, ct);
        await db.SaveChangesAsync(ct);
    }
}
