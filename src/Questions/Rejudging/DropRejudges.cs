using Mockloop.Questions.Data;

namespace Mockloop.Questions.Rejudging;

/// <summary>Takes pieces that have no new verdict yet out of the queue, and notes that they were.</summary>
static class DropRejudges
{
    /// <summary>Drops those of the items that still wait. The worker that has one hears of it at its next heartbeat.</summary>
    public static async Task DropAsync(this QuestionsDb db, IQueryable<RejudgeItem> items, CancellationToken ct)
    {
        // Work first, as everybody locks it: who is just storing a result has its row, and is waited for.
        await db.GradingWork.Where(w => items.Any(i => i.SubmissionId == w.SubmissionId && i.Number == w.Rejudge)).ExecuteDeleteAsync(ct);
        await items.Where(i => i.Outcome == RejudgeOutcome.Waiting).ExecuteUpdateAsync(set => set.SetProperty(i => i.Outcome, RejudgeOutcome.Dropped), ct);
    }
}
