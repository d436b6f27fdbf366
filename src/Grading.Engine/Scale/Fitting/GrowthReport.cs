using Mockloop.Grading.Engine.Judging;

namespace Mockloop.Grading.Engine.Scale.Fitting;

/// <summary>How a submission's time and memory grow over a ladder of sizes.</summary>
/// <param name="Time">CPU time.</param>
/// <param name="Memory">Peak memory.</param>
public sealed record GrowthReport(MeasuredGrowth Time, MeasuredGrowth Memory)
{
    /// <summary>Fits both.</summary>
    /// <param name="time">CPU milliseconds of each run; sizes may repeat, and the last may be cut off.</param>
    /// <param name="memory">Peak bytes of each run.</param>
    /// <param name="allowed">What the workload allows.</param>
    /// <param name="names">What its factors are called.</param>
    /// <returns>Null with fewer than three different sizes that ran to their end: nothing can be said then.</returns>
    public static GrowthReport? Of(IReadOnlyList<Observation> time, IReadOnlyList<Observation> memory, Allowed allowed, FactorNames names) =>
        (Classification.Of(time, Quantity.Time, allowed.Time, names), Classification.Of(memory, Quantity.Memory, allowed.Memory, names)) is ({ } t, { } m)
            ? new(t, m)
            : null;

    /// <summary>In the outside format.</summary>
    public Growth ToResult() => new(Time.ToResult(), Memory.ToResult());
}
