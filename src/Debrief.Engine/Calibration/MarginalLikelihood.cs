namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>
/// Subjects are drawn from a normal distribution and integrated out on a grid of even steps, no wider than the narrowest posterior
/// (there the trapezoidal rule is exact to about 1e-8). The gradient is that of the marginal log-likelihood; the information is taken at
/// the subjects' posterior means, where it has the same arrow as the joint one with the prior's precision added, so it is always positive.
/// </summary>
sealed class MarginalLikelihood(Design design, IReadOnlyList<Gauge> gauges) : ILikelihood
{
    const double NarrowestSpread = 0.05;

    readonly double[] atLeast = new double[design.MostSteps + 1];
    readonly PosteriorGrid grid = new(design);
    readonly Secants secants = new();
    double spreadGradient, spreadInformation;

    /// <summary>Variance of each subject's posterior.</summary>
    public double[] Variance { get; } = new double[design.Subjects];

    public bool Prepare(Parameters at, NormalEquations equations)
    {
        double most = 0;
        foreach (double pivot in equations.Pivot)
            most = Math.Max(most, pivot);
        return grid.Fit(at, most);
    }

    public double Evaluate(Parameters at, NormalEquations into)
    {
        into.Clear();
        double[][] sums = at.StepSums();
        double mean = at.Shared[design.Mean], value = grid.Integrate(at, sums, Variance, into.Gradient);
        double precision = 1 / (at.Spread * at.Spread);
        (spreadGradient, spreadInformation) = (0, 0);
        for (int s = 0; s < design.Subjects; s++)
        {
            double from = at.Subjects[s] - mean, square = (from * from + Variance[s]) * precision;
            into.Gradient[design.Mean] += from * precision;
            spreadGradient += square - 1;
            spreadInformation += 2 * square - (4 * from * from + 2 * Variance[s]) * Variance[s] * precision * precision;
            for (int n = design.Start[s]; n < design.Start[s + 1]; n++)
            {
                int scale = design.Scales.Of(design.Item[n]);
                var above = atLeast.AsSpan(0, sums[scale].Length);
                var (expected, variance, _) = CategoryModel.Moments(at.Subjects[s] - at.Offset(design.Rater[n], design.Item[n]), sums[scale], above);
                into.AddInformation(s, n, above, expected, variance);
            }
        }
        into.AddPrior(precision);
        return value;
    }

    public Parameters Direction(Parameters at, NormalEquations equations, SharedSolver solver)
    {
        bool stuck = at.Spread <= NarrowestSpread && spreadGradient < 0;
        double own = Math.Max(spreadInformation, Math.Max(Math.Abs(spreadGradient), 1e-9));
        double[] step = secants.Direction(
            [.. at.Shared, Math.Log(at.Spread)], [.. equations.Gradient, stuck ? 0 : spreadGradient], slope => [.. solver.Solve(slope[..^1]), slope[^1] / own]);
        // The grid moves a little with the mean, so it sees shifts that no rating sees: without this, measures would creep.
        foreach (var gauge in gauges)
            gauge.Hold(step, design.Mean);
        return new(design) { Shared = step[..^1], Spread = stuck ? 0 : step[^1] };
    }

    public Parameters Moved(Parameters from, Parameters direction, double share)
    {
        var moved = from.Copy();
        for (int i = 0; i < moved.Shared.Length; i++)
            moved.Shared[i] += share * direction.Shared[i];
        moved.Spread = Math.Max(NarrowestSpread, moved.Spread * Math.Exp(share * direction.Spread));
        return moved;
    }
}
