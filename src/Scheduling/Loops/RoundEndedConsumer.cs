using MassTransit;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Questions;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.People;
using NodaTime;

namespace Mockloop.Scheduling.Loops;

/// <summary>A round took place: the interview is held, and who was there gave or took one.</summary>
sealed class RoundEndedConsumer(SchedulingDb db) : IConsumer<RoundEnded>
{
    public async Task Consume(ConsumeContext<RoundEnded> context)
    {
        var (ended, ct) = (context.Message, context.CancellationToken);
        var interview = await db.Interviews.Include(i => i.Bookings).SingleOrDefaultAsync(i => i.Id == ended.InterviewId, ct);
        if (interview is null)
            return;
        interview.Hold();
        var at = Instant.FromDateTimeOffset(ended.EndedAt);
        var entries = interview.Bookings.Where(b => ended.Present.Contains(b.PersonId)).Select(b => LedgerEntry.Of(
            ended.RoundId, ended.AggregateVersion, b.PersonId, b.Role.Length > 0 ? LedgerKind.Given : LedgerKind.Taken, at));
        await Standing.NoteAsync(db, entries, ct);
        await db.SaveChangesAsync(ct);
    }
}
