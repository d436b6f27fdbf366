using Mockloop.Questions.Data;
using Mockloop.Questions.Submissions;

namespace Mockloop.Questions.Queue;

/// <summary>Takes back the work of a worker that shuts down, and tells the others that there is some.</summary>
sealed class GiveBack(QuestionsDb db)
{
    public async Task<Proto.GiveBackReply> HandleAsync(Guid leaseId, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var work = await db.GradingWork.FromSql($"select * from grading_work where lease_id = {leaseId} for update").SingleOrDefaultAsync(ct);
        if (work is null)
            return new() { Taken = false };
        var submission = await db.LockSubmissionAsync(work.SubmissionId, ct);
        work.HandBack();
        submission.GiveBack();
        db.Publish(new Proto.SubmissionQueued(submission.Id));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new() { Taken = true };
    }
}
