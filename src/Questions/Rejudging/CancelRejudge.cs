using Mockloop.Questions.Data;

namespace Mockloop.Questions.Rejudging;

/// <summary>Ends a rejudging, by whom it might have been started; what it has judged by then stays.</summary>
sealed class CancelRejudge(QuestionsDb db, DomainClock clock, GetRejudge getRejudge, RejudgeAccess access, RejudgeTallies tallies)
{
    public async Task<Proto.Rejudge> HandleAsync(Guid id, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var rejudge = await getRejudge.ReadAsync(id, ct);
        await access.RequireAsync(rejudge.CohortId, ct);
        rejudge.Cancel(clock.Now);
        await db.SaveChangesAsync(ct);
        await db.DropAsync(db.RejudgeItems.Where(i => i.RejudgeId == id), ct);
        var reply = await tallies.OfAsync(rejudge, ct);
        await transaction.CommitAsync(ct);
        return reply;
    }
}
