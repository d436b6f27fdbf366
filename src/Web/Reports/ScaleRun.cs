namespace Mockloop.Web.Reports;

/// <summary>One run at a production size. Milliseconds and bytes; null where it was not measured.</summary>
public sealed record ScaleRun
{
    /// <summary>The first factor: tokens, nodes.</summary>
    public double N { get; init; }

    /// <summary>The second factor; 0 where there is none.</summary>
    public double K { get; init; }

    /// <summary>How it ended.</summary>
    public string Verdict { get; init => field = value ?? ""; } = "";

    /// <summary>CPU of everything in the sandbox.</summary>
    public double? CpuMs { get; init; }

    /// <summary>From start to end.</summary>
    public double? WallMs { get; init; }

    /// <summary>Until the first batch of output.</summary>
    public double? FirstBatchMs { get; init; }

    /// <summary>Median time between batches.</summary>
    public double? GapP50Ms { get; init; }

    /// <summary>99th percentile of the time between batches.</summary>
    public double? GapP99Ms { get; init; }

    /// <summary>Longest time between batches.</summary>
    public double? LongestGapMs { get; init; }

    /// <summary>Most memory at one time.</summary>
    public double? PeakBytes { get; init; }

    /// <summary>Share of the input that was pulled when the first batch came, 0 to 1.</summary>
    public double? PulledShare { get; init; }

    /// <summary>Rows of output a second.</summary>
    public double? RowsPerSecond { get; init; }

    /// <summary>Why, in plain English.</summary>
    public string? Detail { get; init; }

    /// <summary>How many batches came after how long.</summary>
    public IReadOnlyList<GapBucket> Gaps { get; init => field = value ?? []; } = [];

    /// <summary>Memory over time.</summary>
    public IReadOnlyList<MemorySample> Memory { get; init => field = value ?? []; } = [];

    /// <summary>Where the time of the run went.</summary>
    public SplitTimes? Split { get; init; }

    /// <summary>"n = 8 M, k = 64".</summary>
    public string Size => K > 0 ? $"n = {Amount.Count(N)}, k = {Amount.Count(K)}" : $"n = {Amount.Count(N)}";

    /// <summary>Whether it did what was asked.</summary>
    public bool IsAccepted => Verdict == "Accepted";
}

/// <summary>Batches that came after at most so long.</summary>
public sealed record GapBucket(double UpToMs, double Count);

/// <summary>Memory at one time.</summary>
public sealed record MemorySample(double Ms, double Bytes);

/// <summary>The submission's share of the time, that of feeding it, and that of checking what it wrote.</summary>
public sealed record SplitTimes(double SubmissionMs, double FeedMs, double CheckMs);
