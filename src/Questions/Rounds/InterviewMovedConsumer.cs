using MassTransit;
using Mockloop.Contracts.Scheduling;
using Mockloop.Questions.Data;

namespace Mockloop.Questions.Rounds;

/// <summary>Gives the round its new slot and seats; before the booking it only keeps them for it.</summary>
sealed class InterviewMovedConsumer(QuestionsDb db) : IConsumer<InterviewMoved>
{
    public async Task Consume(ConsumeContext<InterviewMoved> context)
    {
        var (move, ct) = (context.Message, context.CancellationToken);
        var round = await db.LockOrAnnounceRoundAsync(move.InterviewId, move.CohortId, ct);
        if (round.Move(move) && round.IsBooked)
            db.ScheduleRound(round);
        await db.SaveChangesAsync(ct);
    }
}
