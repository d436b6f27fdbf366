using Mockloop.Questions.Data;
using Mockloop.Questions.Submissions;

namespace Mockloop.Questions.Queue;

/// <summary>How many wait before a submission, by priority and age; fair shares may let it pass some of them.</summary>
sealed class QueuePosition(QuestionsDb db)
{
    public async Task<int> OfAsync(Submission submission, CancellationToken ct)
    {
        if (submission.State != SubmissionState.Queued)
            return 0;
        return await (
            from own in db.GradingWork
            where own.SubmissionId == submission.Id
            from other in db.GradingWork
            where other.LeaseId == null && (other.Priority < own.Priority || (other.Priority == own.Priority && other.QueuedAt < own.QueuedAt))
            select other.Id).CountAsync(ct);
    }
}
