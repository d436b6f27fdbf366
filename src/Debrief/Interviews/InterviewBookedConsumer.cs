using MassTransit;
using Mockloop.Contracts.Scheduling;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Members;

namespace Mockloop.Debrief.Interviews;

/// <summary>Expects the cards of an interview: one per interviewer and shadow, and the candidate's self-rating.</summary>
sealed class InterviewBookedConsumer(DebriefDb db, SettleInterview settle) : IConsumer<InterviewBooked>
{
    public async Task Consume(ConsumeContext<InterviewBooked> context)
    {
        var (booked, ct) = (context.Message, context.CancellationToken);
        await db.EnterSeatingAsync(ct);
        var alias = await db.AliasesAsync(booked.Seats.Select(s => s.PersonId).Append(booked.CandidateId), ct);
        var (interview, loop) = await db.LockInterviewAsync(booked.InterviewId, ct, booked.LoopId);
        interview.Book(new Booking(booked.LoopId, booked.CohortId, alias(booked.CandidateId), booked.TrackHash, booked.StageId));
        interview.Take([.. booked.Seats.Select(s => new Seat(alias(s.PersonId), s.Role, s.Shadow))], booked.AggregateVersion);
        await settle.RunAsync(interview, loop, ct);
        await db.SaveChangesAsync(ct);
    }
}
