using Mockloop.Questions.Data;

namespace Mockloop.Questions.Rounds;

/// <summary>The start has come: begin, or open the wait for who is missing.</summary>
sealed class OpenRound(QuestionsDb db, DomainClock clock, RoundLife life) : IDueHandler
{
    public async Task HandleAsync(DueTime due, CancellationToken ct)
    {
        if (await db.LockRoundAsync(due.Key, ct) is not { } round)
            return;
        var now = clock.Now;
        if (round.Open(now))
            await life.StartedAsync(round, now, ct);
        await db.SaveChangesAsync(ct);
    }
}
