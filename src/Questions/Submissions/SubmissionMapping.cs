using Mockloop.Questions.Rounds;

namespace Mockloop.Questions.Submissions;

/// <summary>A submission as callers see it. Its code is in no reply; the report quotes code and is not for the organizer.</summary>
static class SubmissionMapping
{
    public static Proto.Submission ToProto(this Submission submission, RoundRole role, int queuePosition = 0) => new()
    {
        SubmissionId = submission.Id.ToString(),
        InterviewId = submission.InterviewId.ToString(),
        Language = submission.Language,
        State = submission.State switch
        {
            SubmissionState.Queued => Proto.SubmissionState.Queued,
            SubmissionState.Grading => Proto.SubmissionState.Grading,
            SubmissionState.Graded => Proto.SubmissionState.Graded,
            _ => Proto.SubmissionState.Cancelled,
        },
        Verdict = submission.Verdict,
        Score = submission.Score,
        Detail = submission.Detail,
        ComplexityClaim = submission.Claim,
        TestsDone = submission.TestsDone,
        TestsTotal = submission.TestsTotal,
        SubmittedAt = submission.SubmittedAt.ToTimestamp(),
        GradedAt = submission.GradedAt.ToTimestamp(),
        ReportJson = (role & RoundRole.Participant) != RoundRole.None ? submission.Report : "",
        QueuePosition = queuePosition,
        Step = submission.Step,
        Rejudge = submission.Rejudge,
        NearLimit = submission.NearLimit,
    };
}
