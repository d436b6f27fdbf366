using Mockloop.Questions.Data;
using Mockloop.Questions.Queue;
using Mockloop.Questions.Submissions;

namespace Mockloop.Questions.Rejudging;

/// <summary>Notes what a rejudging found of one submission. Runs in the transaction that stores the result.</summary>
sealed class SettleRejudge(QuestionsDb db)
{
    public async Task<RejudgeItem> HandleAsync(Submission submission, GradingResult result, CancellationToken ct)
    {
        var item = await db.RejudgeItems.SingleAsync(i => i.SubmissionId == submission.Id && i.Number == result.Rejudge, ct);
        item.Settle(result);
        return item;
    }
}
