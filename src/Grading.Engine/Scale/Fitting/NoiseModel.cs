using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Mockloop.Grading.Engine.Scale.Fitting;

/// <summary>
/// How probable measurements are under a formula, whatever their scale and spread. Logarithms of measured over predicted are normal with an
/// unknown mean and variance, both integrated out: a flat prior and a scaled inverse χ² (Gelman et al., Bayesian Data Analysis, 3rd ed., ch. 3),
/// so that four points do not pass for exact. Any point may instead be a slow outlier, exponentially beyond the formula (the shifted mean of
/// Box and Tiao 1968, to one side); the ways to choose outliers are counted from the slowest down.
/// </summary>
sealed class NoiseModel(double spread)
{
    const double PriorDegrees = 3, OutlierProbability = 0.08, OutlierMean = 0.35;
    const int MostOutliers = 3;

    static readonly double LogInlier = Math.Log(1 - OutlierProbability), LogOutlier = Math.Log(OutlierProbability / OutlierMean);
    static readonly double[] FewConstants = [.. Enumerable.Range(0, 32).Select(Constant)];

    readonly double priorSquares = PriorDegrees * spread * spread;

    /// <summary>Outliers that a fit of <paramref name="parameters"/> to so many points leaves room for.</summary>
    public static int Outliers(int points, int parameters) => Math.Clamp((points - parameters + 1) / 2, 0, MostOutliers);

    /// <summary>Degrees of freedom of what is left after fitting.</summary>
    public static double Degrees(int points, int parameters) => PriorDegrees + points - parameters;

    /// <summary>Estimated variance of a residual.</summary>
    public double Variance(double squares, int points, int parameters) => (priorSquares + squares) / Degrees(points, parameters);

    /// <summary>Logarithm of the density of a fit's inliers, less what is the same for every formula with as many parameters.</summary>
    /// <param name="squares">Sum of their squared residuals.</param>
    /// <param name="points">How many there are.</param>
    /// <param name="parameters">Linear parameters fitted.</param>
    /// <param name="logDeterminant">Of the normal equations.</param>
    public double Inliers(double squares, int points, int parameters, double logDeterminant)
    {
        var degrees = Degrees(points, parameters);
        return Constants(points - parameters) - (degrees / 2 * Math.Log(priorSquares + squares)) + (points * LogInlier) - (logDeterminant / 2);
    }

    /// <summary>Logarithm of the density of an outlier that far beyond its prediction.</summary>
    public static double Outlier(double beyond) => beyond < 0 ? double.NegativeInfinity : LogOutlier - (beyond / OutlierMean);

    /// <summary>Probability of ending that far beyond the prediction, or farther.</summary>
    /// <param name="beyond">Logarithm of the value over the predicted one.</param>
    /// <param name="scale">Standard error of the prediction.</param>
    /// <param name="degrees">Its degrees of freedom.</param>
    public static double AtLeast(double beyond, double scale, double degrees) =>
        ((1 - OutlierProbability) * StudentT.CDF(0, 1, degrees, -beyond / scale)) + (OutlierProbability * Math.Min(1, Math.Exp(-beyond / OutlierMean)));

    static double Constants(int left) => left < FewConstants.Length ? FewConstants[left] : Constant(left);

    static double Constant(int left) => SpecialFunctions.GammaLn((PriorDegrees + left) / 2) - (left / 2.0 * Math.Log(Math.PI));
}
