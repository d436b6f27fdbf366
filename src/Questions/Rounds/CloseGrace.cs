using Mockloop.Questions.Data;

namespace Mockloop.Questions.Rounds;

/// <summary>The grace time is over: a no-show, a start without some, or nothing left to do.</summary>
sealed class CloseGrace(QuestionsDb db, DomainClock clock, RoundLife life) : IDueHandler
{
    public async Task HandleAsync(DueTime due, CancellationToken ct)
    {
        if (await db.LockRoundAsync(due.Key, ct) is not { } round)
            return;
        await life.CloseGraceAsync(round, clock.Now, ct);
        await db.SaveChangesAsync(ct);
    }
}
