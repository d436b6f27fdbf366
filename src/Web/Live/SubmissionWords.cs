using Mockloop.Contracts.Questions;

namespace Mockloop.Web.Live;

/// <summary>What the page says beside a submission.</summary>
static class SubmissionWords
{
    internal static bool IsWaiting(this Submission submission) => submission.State is SubmissionState.Queued or SubmissionState.Grading;

    internal static string Words(this Submission submission) => submission.State switch
    {
        SubmissionState.Queued => submission.QueuePosition == 0 ? "next in the queue" : $"{submission.QueuePosition} before it",
        SubmissionState.Grading => Progress(submission),
        _ => submission.Detail,
    };

    static string Progress(Submission submission) => submission.Step switch
    {
        "" => "a worker has it",
        "compile" => "compiling",
        var step => $"{submission.TestsDone} of {submission.TestsTotal} tests done, now {step}",
    };
}
