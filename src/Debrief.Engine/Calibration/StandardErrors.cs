namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>
/// Standard errors from the whole information matrix: of shared parameters from the inverse of the Schur complement, of subjects from
/// their own information plus what the shared ones leave uncertain.
/// </summary>
sealed class StandardErrors
{
    /// <summary>Shared parameters whose matrix is inverted; beyond it errors are scaled by sampling, <see cref="SampledErrors"/>.</summary>
    public const int MostInverted = 2000;

    readonly Design design;
    readonly NormalEquations equations;
    readonly double[]? covariance;
    readonly SampledErrors? sampled;
    readonly double[] own;

    public StandardErrors(Design design, Parameters at, NormalEquations equations, IReadOnlyList<Gauge> gauges, int mostInverted = MostInverted)
    {
        (this.design, this.equations) = (design, equations);
        own = new SharedInformation(equations, gauges, 0).OwnInformation;
        covariance = SharedSolver.Of(equations, gauges, mostInverted).Covariance(gauges, design);
        if (covariance is null)
            sampled = new(design, at, equations, gauges);
    }

    public double OfRater(int rater) => Math.Sqrt(Square([rater], [1]));

    public double OfItem(int item)
    {
        if (design.HasItems)
            return Math.Sqrt(Square([design.ItemPlace(item)], [1]));
        return OfSteps(item, _ => 1.0 / design.Scales.Top(item));
    }

    /// <summary>Of a threshold relative to its item.</summary>
    public double OfStep(int scale, int k)
    {
        double own = design.HasItems ? 0 : 1.0 / design.Scales.Top(scale);
        return OfSteps(scale, j => (j == k ? 1 : 0) - own);
    }

    /// <summary>Of a weighted sum of a scale's thresholds.</summary>
    double OfSteps(int scale, Func<int, double> weight)
    {
        var (places, weights) = (new int[design.Scales.Top(scale)], new double[design.Scales.Top(scale)]);
        for (int k = 0; k < places.Length; k++)
            (places[k], weights[k]) = (design.Step[scale] + k, weight(k));
        return Math.Sqrt(Square(places, weights));
    }

    /// <param name="subject">Which.</param>
    /// <param name="variance">Of its measure when all else is known: one by its information, or its posterior's.</param>
    public double OfSubject(int subject, double variance)
    {
        int from = design.Coupling.Start[subject], to = design.Coupling.Start[subject + 1];
        var follows = new double[to - from];
        for (int at = from; at < to; at++)
            follows[at - from] = variance * equations.Coupled[at];
        return Math.Sqrt(variance + (covariance is null ? sampled!.SubjectFactor * sampled.Square(design.Coupling.Place.AsSpan(from..to), follows)
            : Square(design.Coupling.Place.AsSpan(from..to), follows)));
    }

    public double OwnOfStep(int scale, int k) => 1 / Math.Sqrt(own[design.Step[scale] + k]);

    double Square(ReadOnlySpan<int> places, ReadOnlySpan<double> weights)
    {
        if (covariance is null)
            return sampled!.Factor * sampled.Square(places, weights);
        double sum = 0;
        for (int a = 0; a < places.Length; a++)
            for (int b = 0; b < places.Length; b++)
                sum += weights[a] * weights[b] * covariance[places[a] * design.Size + places[b]];
        return Math.Max(0, sum);
    }
}
