namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>Solves with the information of the shared parameters: directly where they are few, by conjugate gradients where they are many.</summary>
sealed class SharedSolver
{
    /// <summary>Parameters that are solved for directly.</summary>
    public const int MostDirect = 500;

    // A direction need not be exact; Newton's method ends by its own measure.
    const int MostRounds = 500;
    const double Residual = 1e-4;

    readonly SharedInformation information;
    readonly Cholesky? direct;

    SharedSolver(SharedInformation information, Cholesky? direct) => (this.information, this.direct) = (information, direct);

    /// <summary>Where the information is singular beyond its gauges, the smallest ridge that helps is added to each parameter's own.</summary>
    public static SharedSolver Of(NormalEquations equations, IReadOnlyList<Gauge> gauges, int mostDirect = MostDirect)
    {
        for (double ridge = 0; ; ridge = Math.Max(1e-9, ridge * 10))
        {
            var information = new SharedInformation(equations, gauges, ridge);
            if (equations.Design.Size > mostDirect || ridge > 1)
                return new(information, null);
            if (Cholesky.Of(new DenseInformation(equations, information, gauges, ridge).Matrix, equations.Design.Size) is { } direct)
                return new(information, direct);
        }
    }

    public double[] Solve(double[] right)
    {
        if (direct is null)
            return ConjugateGradients(right);
        double[] solution = [.. right];
        direct.Solve(solution);
        return solution;
    }

    /// <summary>The inverse with the gauges held at 0 exactly; null where it was too large to factor.</summary>
    public double[]? Covariance(IReadOnlyList<Gauge> gauges, Design design)
    {
        if (direct?.Inverse() is not { } inverse)
            return null;
        // What holding by λ instead of infinity left: (1/λ) n nᵀ |c|² / (cᵀn)², n being the shift that no rating sees.
        foreach (var gauge in gauges)
        {
            int[] shift = design.Mean < 0 ? gauge.Places : [.. gauge.Places, design.Mean];
            double left = gauge.Norm / (information.Hold(gauge) * gauge.TotalWeight * gauge.TotalWeight);
            foreach (int a in shift)
                foreach (int b in shift)
                    inverse[a * design.Size + b] -= left;
        }
        return inverse;
    }

    double[] ConjugateGradients(double[] right)
    {
        int size = right.Length;
        var (solution, rest, product) = (new double[size], (double[])[.. right], new double[size]);
        var direction = Scaled(rest);
        double along = Dot(rest, direction), enough = along * Residual * Residual;
        for (int round = 0; round < MostRounds && along > enough; round++)
        {
            information.Multiply(direction, product);
            double curvature = Dot(direction, product);
            if (!(curvature > 0))
                break;
            double step = along / curvature;
            for (int i = 0; i < size; i++)
            {
                solution[i] += step * direction[i];
                rest[i] -= step * product[i];
            }
            var scaled = Scaled(rest);
            double next = Dot(rest, scaled);
            for (int i = 0; i < size; i++)
                direction[i] = scaled[i] + next / along * direction[i];
            along = next;
        }
        return solution;
    }

    double[] Scaled(double[] vector)
    {
        var scaled = new double[vector.Length];
        for (int i = 0; i < scaled.Length; i++)
            scaled[i] = vector[i] / Math.Max(information.Diagonal[i], 1e-3 * information.OwnInformation[i]);
        return scaled;
    }

    static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
