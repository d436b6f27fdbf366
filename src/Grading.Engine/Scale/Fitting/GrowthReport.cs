// How this works
//
// A ladder gives four to ten sizes, each with one cost, on a machine that does other things too. Goldsmith, Aiken and Wilkerson (Measuring
// Empirical Computational Complexity, ESEC/FSE 2007) fit such costs by formulas of the size and read the class off the best fit. With so few
// points a best fit always exists and means little, so the question here is which classes are still possible.
//
//  1. A class is all formulas "start-up + lower + leading term" whose leading term shows (ClassShapes): reading the input beside a search for
//     the least of k heads is still n·k. Time may drift upwards by a small power, as caches overflow (Quantity).
//  2. Costs scatter by a factor that is not known, and some runs are slow outliers (NoiseModel). A class's evidence is the probability of
//     the measurements averaged over its formulas, the scatter and the outliers (ClassEvidence), so that a class with more room, n·k beside
//     n, has to earn it: the same trade as AICc makes (Burnham and Anderson 2002), which has no value for three parameters and four points.
//  3. Classes within a factor of 20 of the likeliest cannot be told apart from it (Classification; Kass and Raftery, Bayes Factors, 1995).
//  4. Growth exceeds what is allowed when each class that is left outgrows the allowed one (GrowthOrder). A size that was cut off counts as
//     a lower bound, and convicts alone when the allowed growth, fitted to the other sizes, would pass it once in 40 times at most.
//     What may not grow at all exceeds nothing.
//  5. Exponents come from "a + b·n^α·k^β", with the start-up cost a averaged out (Exponents).

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
    /// <returns>Null with fewer than three different sizes that ran to their end, or with none that differ in n: nothing can be said then.</returns>
    public static GrowthReport? Of(IReadOnlyList<Observation> time, IReadOnlyList<Observation> memory, Allowed allowed, FactorNames names) =>
        (Classification.Of(time, Quantity.Time, allowed.Time, names), Classification.Of(memory, Quantity.Memory, allowed.Memory, names)) is ({ } t, { } m)
            ? new(t, m)
            : null;

    /// <summary>In the outside format.</summary>
    public Growth ToResult() => new(Time.ToResult(), Memory.ToResult());
}
