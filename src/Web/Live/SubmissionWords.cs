using Mockloop.Contracts.Questions;

namespace Mockloop.Web.Live;

/// <summary>What the page says beside a submission.</summary>
static class SubmissionWords
{
    internal static bool IsWaiting(this Submission submission) => submission.State is SubmissionState.Queued or SubmissionState.Grading;

    internal static string Words(this Submission submission) => submission.State switch
    {
        SubmissionState.Queued => Place(submission.QueuePosition),
        SubmissionState.Grading => Progress(submission.Step, submission.TestsDone, submission.TestsTotal),
        _ => submission.Detail,
    };

    internal static string Words(this QueuedSubmission submission) =>
        submission.Running ? Progress(submission.Step, submission.TestsDone, submission.TestsTotal) : Place(submission.QueuePosition);

    static string Place(int before) => before == 0 ? "next in the queue" : $"{before} before it";

    // How the judge names the run of a size.
    const string Scale = "scale ";

    static string Progress(string now, int done, int total) => now switch
    {
        "" => "a worker has it",
        "compile" => "compiling",
        _ when now.StartsWith(Scale, StringComparison.Ordinal) => $"passed the tests, now at production scale: {now[Scale.Length..]}",
        _ => $"{done} of {total} tests done, now {now}",
    };
}
