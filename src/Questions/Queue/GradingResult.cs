namespace Mockloop.Questions.Queue;

/// <summary>What a worker found. Unique on submission, package and rejudge number: the first one stays.</summary>
sealed class GradingResult
{
    public required Guid SubmissionId { get; init; }
    public required string PackageHash { get; init; }
    public required int Rejudge { get; init; }
    public required string Verdict { get; init; }
    public required double Score { get; init; }
    public required string Detail { get; init; }
    public required string Report { get; init; }

    /// <summary>So near a limit that another run might decide otherwise.</summary>
    public bool NearLimit { get; init; }

    /// <summary>CPU milliseconds of all runs together; 0 where none was measured.</summary>
    public long CpuMs { get; init; }
    public string? TimeGrowth { get; init; }
    public string? MemoryGrowth { get; init; }

    /// <summary>Domain time.</summary>
    public required Instant GradedAt { get; init; }

    /// <summary>
    /// The platform's own fault after the last attempt. Says nothing about the candidate, and not why: a fault's words name
    /// files and machines of ours.
    /// </summary>
    public static GradingResult OwnFault(GradingWork work, Instant now) => new()
    {
        SubmissionId = work.SubmissionId,
        PackageHash = work.PackageHash,
        Rejudge = work.Rejudge,
        Verdict = Verdicts.InternalError,
        Score = 0,
        Detail = "The platform could not grade this; it is not the candidate's fault. Whoever runs it finds the reason in its log.",
        Report = "",
        GradedAt = now,
    };
}
