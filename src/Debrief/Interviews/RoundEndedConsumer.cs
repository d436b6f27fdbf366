using MassTransit;
using Mockloop.Contracts.Questions;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Members;
using NodaTime;

namespace Mockloop.Debrief.Interviews;

/// <summary>The round was held: the cards of those who were there are due, and nobody waits for the others.</summary>
sealed class RoundEndedConsumer(DebriefDb db, SettleInterview settle) : IConsumer<RoundEnded>
{
    public async Task Consume(ConsumeContext<RoundEnded> context)
    {
        var (ended, ct) = (context.Message, context.CancellationToken);
        var alias = await db.AliasesAsync(ended.Present, ct);
        var (interview, loop) = await db.LockInterviewAsync(ended.InterviewId, ct);
        interview.EndRound(ended.Present.Select(alias), Instant.FromDateTimeOffset(ended.EndedAt));
        await settle.RunAsync(interview, loop, ct);
        await db.SaveChangesAsync(ct);
    }
}
