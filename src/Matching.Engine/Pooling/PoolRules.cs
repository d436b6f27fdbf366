using NodaTime;

namespace Mockloop.Matching.Engine.Pooling;

/// <summary>How a cohort's pool pairs: what counts how much, and how fast criteria are relaxed.</summary>
public sealed record PoolRules
{
    /// <summary>What each term of a pair's value counts.</summary>
    public PoolWeights Weights { get; init; } = new();

    /// <summary>A waiter's criteria are relaxed by one step each time they have waited this long.</summary>
    public Duration Step { get; init; } = Duration.FromMinutes(15);

    /// <summary>After this wait the criteria are fully relaxed, and the waiter is served before anybody behind them in line.</summary>
    public Duration Patience => Step * PoolCriteria.LastStep;
}

/// <summary>The stage that is paired, and when.</summary>
/// <param name="Minutes">Length of one interview.</param>
/// <param name="GranularityMinutes">Starts lie on this grid of UTC minutes.</param>
/// <param name="Now">Waits are counted up to here.</param>
/// <param name="NotBefore">Earliest start.</param>
public sealed record PoolStage(int Minutes, int GranularityMinutes, Instant Now, Instant NotBefore)
{
    /// <summary>From the start of the first interview of a two-way mock to that of the second, which follows at the next start there is.</summary>
    public int BackMinutes => (Minutes + GranularityMinutes - 1) / GranularityMinutes * GranularityMinutes;
}
