using Mockloop.Matching.Engine.Pooling;
using NodaTime;

namespace Mockloop.Matching.Pool;

/// <summary>By what a cohort's pool pairs, where its organizer changed it.</summary>
sealed class PoolSettings
{
    PoolSettings() { }

    public Guid CohortId { get; private set; }
    public PoolWeights Weights { get; private set; } = new();
    public int StepMinutes { get; private set; } = (int)new PoolRules().Step.TotalMinutes;

    /// <summary>0 while nobody changed anything.</summary>
    public int Version { get; private set; }

    public PoolRules Rules => new() { Weights = Weights, Step = Duration.FromMinutes(StepMinutes) };

    public static PoolSettings Of(Guid cohortId) => new() { CohortId = cohortId };

    public void Change(PoolWeights weights, int stepMinutes)
    {
        (Weights, StepMinutes) = (weights, stepMinutes);
        Version++;
    }
}
