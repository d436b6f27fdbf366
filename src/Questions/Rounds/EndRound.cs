using Mockloop.Questions.Data;

namespace Mockloop.Questions.Rounds;

/// <summary>
/// An interviewer ends a running round. Its due times stay: taking them away here could meet the worker that just
/// fires one, and both would wait for each other.
/// </summary>
sealed class EndRound(QuestionsDb db, DomainClock clock, ICaller caller, RoundAccess access, RoundLife life)
{
    public async Task<Proto.Round> HandleAsync(Guid interviewId, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var round = await db.LockBookedRoundAsync(interviewId, ct);
        await access.RequireAsync(round, RoundRole.Interviewer, ct);
        var now = clock.Now;
        round.EndBy(caller.PersonId, now);
        await life.EndedAsync(round, now, caller.PersonId, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return round.ToProto();
    }
}
