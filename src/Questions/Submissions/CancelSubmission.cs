using Mockloop.Questions.Data;
using Mockloop.Questions.Rounds;

namespace Mockloop.Questions.Submissions;

/// <summary>The candidate gives up on a submission without a verdict; a worker that has it is told at its next heartbeat.</summary>
sealed class CancelSubmission(QuestionsDb db, RoundAccess access)
{
    public async Task<Proto.Submission> HandleAsync(Guid submissionId, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var submission = await db.LockSubmissionAsync(submissionId, ct);
        var role = await access.RequireAsync(await db.ReadRoundAsync(submission.InterviewId, ct), RoundRole.Candidate, ct);
        submission.Cancel();
        await db.SaveChangesAsync(ct);
        await db.GradingWork.Where(w => w.SubmissionId == submissionId).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
        return submission.ToProto(role);
    }
}
