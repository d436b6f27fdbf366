using MassTransit;
using Mockloop.Contracts.Scheduling;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Members;

namespace Mockloop.Debrief.Interviews;

/// <summary>Other seats, other cards; who left a seat owes nothing any more.</summary>
sealed class InterviewMovedConsumer(DebriefDb db, SettleInterview settle) : IConsumer<InterviewMoved>
{
    public async Task Consume(ConsumeContext<InterviewMoved> context)
    {
        var (moved, ct) = (context.Message, context.CancellationToken);
        await db.EnterSeatingAsync(ct);
        var alias = await db.AliasesAsync(moved.Seats.Select(s => s.PersonId), ct);
        var (interview, loop) = await db.LockInterviewAsync(moved.InterviewId, ct);
        interview.Take([.. moved.Seats.Select(s => new Seat(alias(s.PersonId), s.Role, s.Shadow))], moved.AggregateVersion);
        await settle.RunAsync(interview, loop, ct);
        await db.SaveChangesAsync(ct);
    }
}
