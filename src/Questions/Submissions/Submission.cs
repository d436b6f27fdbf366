using Mockloop.Questions.Queue;

namespace Mockloop.Questions.Submissions;

/// <summary>Where a submission stands.</summary>
enum SubmissionState
{
    Queued,
    Grading,
    Graded,
    Cancelled,
}

/// <summary>Code that a candidate handed in. The source lies apart, because it is read seldom and deleted first.</summary>
sealed class Submission
{
    public required Guid Id { get; init; }
    public required Guid InterviewId { get; init; }
    public required Guid CohortId { get; init; }
    public required Guid CandidateId { get; init; }

    /// <summary>The version of the package that it was handed in to, and since it was judged again the one that its verdict is from.</summary>
    public required string PackageHash { get; set; }
    public required string Language { get; init; }

    /// <summary>Time and memory growth in the candidate's own words.</summary>
    public required string Claim { get; init; }

    /// <summary>Domain time.</summary>
    public required Instant SubmittedAt { get; init; }
    public SubmissionState State { get; private set; }
    public int TestsDone { get; private set; }
    public int TestsTotal { get; private set; }

    /// <summary>What runs now; empty while nothing does.</summary>
    public string Step { get; private set; } = "";

    /// <summary>A name of the verdict list.</summary>
    public string Verdict { get; private set; } = "";
    public double Score { get; private set; }
    public string Detail { get; private set; } = "";

    /// <summary>The judge's report as JSON; quotes code, so candidate and interviewers only.</summary>
    public string Report { get; private set; } = "";

    /// <summary>So near a limit that another run might decide otherwise.</summary>
    public bool NearLimit { get; private set; }

    /// <summary>CPU milliseconds of all runs together; 0 where none was measured.</summary>
    public long CpuMs { get; private set; }

    /// <summary>Which judging the verdict is from; 0 for the first.</summary>
    public int Rejudge { get; private set; }
    public Instant? GradedAt { get; private set; }

    public bool IsFinal => State is SubmissionState.Graded or SubmissionState.Cancelled;

    public void Grade(GradingResult result)
    {
        if (State == SubmissionState.Cancelled)
            throw DomainException.Conflict("A cancelled submission gets no verdict.");
        (State, Verdict, Score, Detail, Report, Step) =
            (SubmissionState.Graded, result.Verdict, result.Score, result.Detail, result.Report, "");
        (NearLimit, CpuMs, GradedAt) = (result.NearLimit, result.CpuMs, result.GradedAt);
        (PackageHash, Rejudge) = (result.PackageHash, result.Rejudge);
    }

    public void Cancel()
    {
        if (State == SubmissionState.Graded)
            throw DomainException.Conflict("This submission has its verdict; it cannot be cancelled any more.");
        (State, Verdict, Step) = (SubmissionState.Cancelled, Verdicts.Cancelled, "");
    }

    /// <summary>Back in the queue after a worker gave it up.</summary>
    public void GiveBack()
    {
        if (State == SubmissionState.Grading)
            (State, TestsDone, TestsTotal, Step) = (SubmissionState.Queued, 0, 0, "");
    }
}
