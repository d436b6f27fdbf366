using Mockloop.Questions.Data;
using Mockloop.Questions.Rejudging;
using Mockloop.Questions.Rounds;
using Mockloop.Questions.Submissions;

namespace Mockloop.Questions.Queue;

/// <summary>Stores a result and says so: row, submission, timeline and event in the caller's transaction.</summary>
sealed class RecordResult(QuestionsDb db, DomainClock clock, SettleRejudge rejudge, ILogger<RecordResult> log)
{
    public async Task RecordAsync(Submission submission, GradingWork work, GradingResult result, CancellationToken ct)
    {
        db.GradingWork.Remove(work);
        // Cancelled while it was being queued or leased: nobody waits for it, and refusing would fail every lease that meets it.
        if (submission.State == SubmissionState.Cancelled)
            return;
        db.GradingResults.Add(result);
        if (work.Rejudge > 0)
            await RecordAgainAsync(submission, result, ct);
        else
            Show(submission, result, result.Verdict == Verdicts.InternalError ? "The platform could not grade the code." : $"Graded: {result.Verdict}.");
    }

    /// <summary>What people saw stays, unless the new result says something else about the code, and says it clearly.</summary>
    async Task RecordAgainAsync(Submission submission, GradingResult result, CancellationToken ct)
    {
        var item = await rejudge.HandleAsync(submission, result, ct);
        if (item.Replaces)
            Show(submission, result, item.Words);
        else if (item.Outcome == RejudgeOutcome.NearLimit)
            Note(submission, result, item.Words);
    }

    void Show(Submission submission, GradingResult result, string words)
    {
        submission.Grade(result);
        Note(submission, result, words);
        db.Publish(new Proto.SubmissionGraded(
            submission.Id, submission.InterviewId, submission.CohortId, submission.CandidateId, result.Rejudge, result.Verdict, result.Score,
            WithoutOutput(result.Detail), submission.Claim, result.TimeGrowth, result.MemoryGrowth, result.GradedAt.ToDateTimeOffset()));
    }

    void Note(Submission submission, GradingResult result, string words) => db.Timeline.Add(new TimelineEntry
    {
        InterviewId = submission.InterviewId,
        At = result.GradedAt,
        Kind = "verdict",
        Text = words,
        RefId = submission.Id,
    });

    /// <summary>On samples the judge quotes what the program printed; outputs stay here and are not for the bus.</summary>
    static string WithoutOutput(string detail) =>
        detail.StartsWith("sample", StringComparison.Ordinal) && detail.IndexOf(':') is > 0 and var end ? $"failed at {detail[..end]}" : detail;

    /// <summary>The platform failed at it for the last time. Why is for the log only.</summary>
    public async Task OwnFaultAsync(GradingWork work, string why, CancellationToken ct)
    {
        var submission = await db.LockSubmissionAsync(work.SubmissionId, ct);
        log.LogError("Submission {Submission} could not be graded: {Why}", work.SubmissionId, why);
        await RecordAsync(submission, work, GradingResult.OwnFault(work, clock.Now), ct);
    }
}
