using Mockloop.Questions.Data;

namespace Mockloop.Questions.Rounds;

/// <summary>The slot is used up: a running round ends.</summary>
sealed class EndRoundOnTime(QuestionsDb db, DomainClock clock, RoundLife life) : IDueHandler
{
    public async Task HandleAsync(DueTime due, CancellationToken ct)
    {
        if (await db.LockRoundAsync(due.Key, ct) is not { } round)
            return;
        var now = clock.Now;
        await life.CloseGraceAsync(round, now, ct); // where both times are overdue they may come in either order
        if (round.EndOnTime(now))
            await life.EndedAsync(round, now, null, ct);
        await db.SaveChangesAsync(ct);
    }
}
