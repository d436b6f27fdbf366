using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>
/// How it works: many-facet Rasch measurement (Linacre 1989, Many-Facet Rasch Measurement). Ratings are sorted by subject; elements with
/// extreme scores are set aside; the likelihood is maximised by damped Newton steps on normal equations from which the subjects are
/// eliminated; errors come from the same equations at the maximum.
/// </summary>
public static class Calibrator
{
    /// <summary>Calibrates; the same ratings in the same order give the same measures.</summary>
    /// <exception cref="RatingException">Scores that are no steps of a scale, a rating given twice, or nothing that differs.</exception>
    public static CalibrationResult Calibrate(RatingTable table, CalibrationOptions options)
    {
        var fitted = Fit(table, options);
        return new Reporting(table, options, fitted).Result();
    }

    /// <summary>The maximum and all that belongs to it.</summary>
    internal static Fitted Fit(RatingTable table, CalibrationOptions options)
    {
        Scales.Check(table);
        table.RefuseRepeats();
        bool marginal = options.Estimator == Estimator.Mml;
        var extremes = new ExtremeScores(table, options.Model, keepSubjects: marginal);
        var design = new Design(table, extremes.Used, options.Model, withMean: marginal);
        var subsets = new Subsets(design);
        var gauges = Gauge.Of(design, subsets.Rater);
        ILikelihood likelihood = marginal ? new MarginalLikelihood(design, gauges) : new JointLikelihood(design);
        var newton = new Newton(likelihood, gauges, options.MostIterations);
        var (at, equations) = newton.Maximise(Parameters.Start(design, gauges), design);
        return new(design, extremes, subsets, gauges, newton, at, equations, (likelihood as MarginalLikelihood)?.Variance);
    }
}

/// <summary>A maximum of the likelihood.</summary>
/// <param name="PosteriorVariance">Of each subject; null for joint likelihood.</param>
sealed record Fitted(
    Design Design, ExtremeScores Extremes, Subsets Subsets, IReadOnlyList<Gauge> Gauges, Newton Newton, Parameters At, NormalEquations Equations,
    double[]? PosteriorVariance)
{
    /// <summary>The measure of an item; with partial credit the mean of its thresholds; null when none is left.</summary>
    public double? Item(int item)
    {
        if (Design.HasItems)
            return At.Shared[Design.ItemPlace(item)];
        int top = Design.Scales.Top(item);
        return top == 0 ? null : At.Shared.AsSpan(Design.Step[item], top).ToArray().Average();
    }
}
