namespace Mockloop.Grading.Engine.Packages;

/// <summary>How the time limit comes about.</summary>
public sealed record TimeLimitRule
{
    /// <summary>The package's own limit; null where it follows from its submissions.</summary>
    public TimeSpan? Given { get; init; }

    /// <summary>Limit over the slowest submission that must not be too slow (legacy <c>time_multiplier</c>).</summary>
    public double AcceptedToLimit { get; init; } = 2;

    /// <summary>Fastest too slow submission over limit (legacy <c>time_safety_margin</c>).</summary>
    public double LimitToTooSlow { get; init; } = 1.5;

    /// <summary>A derived limit is a multiple of this.</summary>
    public TimeSpan Resolution { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The limit that follows from the CPU time of the slowest submission that must not be too slow.</summary>
    public TimeSpan Derive(TimeSpan slowest)
    {
        var steps = Math.Ceiling(slowest.TotalSeconds * AcceptedToLimit / Resolution.TotalSeconds);
        return Resolution * Math.Max(1, steps);
    }
}
