using System.Security.Cryptography;

namespace Mockloop.Questions.Queue;

/// <summary>Who goes first.</summary>
enum GradingPriority
{
    /// <summary>A candidate waits in a round of a loop.</summary>
    Live,

    /// <summary>An interview out of the on-demand pool.</summary>
    Practice,
    Rejudge,
}

/// <summary>One piece of grading to be done: a row while it waits or is leased, gone with its result or its cancelling.</summary>
sealed class GradingWork
{
    public required Guid Id { get; init; }
    public required Guid SubmissionId { get; init; }
    public required Guid CohortId { get; init; }
    public required string PackageHash { get; init; }

    /// <summary>0 for the first judging.</summary>
    public required int Rejudge { get; init; }
    public required GradingPriority Priority { get; init; }

    /// <summary>For everything random in the judging; the same at every attempt.</summary>
    public required long Seed { get; init; }

    /// <summary>System time, as all of a lease.</summary>
    public required Instant QueuedAt { get; init; }

    /// <summary>Leases so far.</summary>
    public int Attempts { get; private set; }
    public Guid? LeaseId { get; private set; }
    public string? Worker { get; private set; }
    public Instant? LeasedUntil { get; private set; }

    /// <summary>What runs now; empty while nothing does.</summary>
    public string Step { get; private set; } = "";
    public int TestsDone { get; private set; }
    public int TestsTotal { get; private set; }

    public static long SeedOf(Guid submissionId) => BitConverter.ToInt64(SHA256.HashData(submissionId.ToByteArray())) & long.MaxValue;

    /// <summary>Back to those who wait, by a worker that had no chance at it: as if it had never been leased.</summary>
    public void HandBack()
    {
        Attempts--;
        GiveBack();
    }

    /// <summary>Back to those who wait.</summary>
    public void GiveBack() =>
        (LeaseId, Worker, LeasedUntil, Step, TestsDone, TestsTotal) = (null, null, null, "", 0, 0);
}
