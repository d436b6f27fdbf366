using MassTransit;
using Mockloop.Contracts.Scheduling;
using Mockloop.Questions.Data;
using Mockloop.Questions.Delivery;

namespace Mockloop.Questions.Rounds;

/// <summary>Assigns a question and sets the round's due times.</summary>
sealed class InterviewBookedConsumer(QuestionsDb db, AssignQuestion assign) : IConsumer<InterviewBooked>
{
    public async Task Consume(ConsumeContext<InterviewBooked> context)
    {
        var (booking, ct) = (context.Message, context.CancellationToken);
        var round = await db.LockOrAnnounceRoundAsync(booking.InterviewId, booking.CohortId, ct);
        if (!round.IsBooked)
        {
            round.Book(booking);
            if (round.State == RoundState.Scheduled)
            {
                await assign.HandleAsync(booking, ct);
                db.ScheduleRound(round);
            }
        }
        await db.SaveChangesAsync(ct);
    }
}
