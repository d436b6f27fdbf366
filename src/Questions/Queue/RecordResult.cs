using Mockloop.Questions.Data;
using Mockloop.Questions.Rounds;
using Mockloop.Questions.Submissions;

namespace Mockloop.Questions.Queue;

/// <summary>Stores a result and says so: row, submission, timeline and event in the caller's transaction.</summary>
sealed class RecordResult(QuestionsDb db, DomainClock clock, ILogger<RecordResult> log)
{
    public void Record(Submission submission, GradingWork work, GradingResult result)
    {
        db.GradingWork.Remove(work);
        // Cancelled while it was being queued or leased: nobody waits for it, and refusing would fail every lease that meets it.
        if (submission.State == SubmissionState.Cancelled)
            return;
        db.GradingResults.Add(result);
        submission.Grade(result.Verdict, result.Score, result.Detail, result.Report, result.GradedAt);
        db.Timeline.Add(new TimelineEntry
        {
            InterviewId = submission.InterviewId,
            At = result.GradedAt,
            Kind = "verdict",
            Text = result.Verdict == Verdicts.InternalError ? "The platform could not grade the code." : $"Graded: {result.Verdict}.",
            RefId = submission.Id,
        });
        db.Publish(new Proto.SubmissionGraded(
            submission.Id, submission.InterviewId, submission.CohortId, submission.CandidateId, result.Rejudge, result.Verdict, result.Score,
            WithoutOutput(result.Detail), submission.Claim, result.TimeGrowth, result.MemoryGrowth, result.GradedAt.ToDateTimeOffset()));
    }

    /// <summary>On samples the judge quotes what the program printed; outputs stay here and are not for the bus.</summary>
    static string WithoutOutput(string detail) =>
        detail.StartsWith("sample", StringComparison.Ordinal) && detail.IndexOf(':') is > 0 and var end ? $"failed at {detail[..end]}" : detail;

    /// <summary>The platform failed at it for the last time. Why is for the log only.</summary>
    public async Task OwnFaultAsync(GradingWork work, string why, CancellationToken ct)
    {
        var submission = await db.LockSubmissionAsync(work.SubmissionId, ct);
        log.LogError("Submission {Submission} could not be graded: {Why}", work.SubmissionId, why);
        Record(submission, work, GradingResult.OwnFault(work, clock.Now));
    }
}
