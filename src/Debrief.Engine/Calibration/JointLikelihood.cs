namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>Every subject is a parameter, as in Wright and Panchapakesan (1969) and FACETS; the log-likelihood is concave.</summary>
sealed class JointLikelihood(Design design) : ILikelihood
{
    readonly double[] atLeast = new double[design.MostSteps + 1];

    public bool Prepare(Parameters at, NormalEquations equations) => false;

    public double Evaluate(Parameters at, NormalEquations into)
    {
        into.Clear();
        double[][] sums = at.StepSums();
        double value = 0;
        for (int s = 0; s < design.Subjects; s++)
            for (int n = design.Start[s]; n < design.Start[s + 1]; n++)
            {
                int rater = design.Rater[n], item = design.Item[n], scale = design.Scales.Of(item), x = design.Category[n];
                double eta = at.Subjects[s] - at.Offset(rater, item);
                var above = atLeast.AsSpan(0, sums[scale].Length);
                var (expected, variance, logSum) = CategoryModel.Moments(eta, sums[scale], above);
                value += x * eta - sums[scale][x] - logSum;
                into.SubjectGradient[s] += x - expected;
                into.Gradient[rater] -= x - expected;
                if (design.HasItems)
                    into.Gradient[design.ItemPlace(item)] -= x - expected;
                for (int k = 1; k < above.Length; k++)
                    into.Gradient[design.Step[scale] + k - 1] += above[k] - (x >= k ? 1 : 0);
                into.AddInformation(s, n, above, expected, variance);
            }
        return value;
    }

    public Parameters Direction(Parameters at, NormalEquations equations, SharedSolver solver)
    {
        double[] right = [.. equations.Gradient];
        var coupling = design.Coupling;
        for (int s = 0; s < design.Subjects; s++)
            if (equations.Pivot[s] > 0)
                for (int slot = coupling.Start[s]; slot < coupling.Start[s + 1]; slot++)
                    right[coupling.Place[slot]] += equations.Coupled[slot] * equations.SubjectGradient[s] / equations.Pivot[s];
        var direction = new Parameters(design) { Shared = solver.Solve(right), Spread = 0 };
        for (int s = 0; s < design.Subjects; s++)
            if (equations.Pivot[s] > 0)
            {
                double sum = equations.SubjectGradient[s];
                for (int slot = coupling.Start[s]; slot < coupling.Start[s + 1]; slot++)
                    sum += equations.Coupled[slot] * direction.Shared[coupling.Place[slot]];
                direction.Subjects[s] = sum / equations.Pivot[s];
            }
        return direction;
    }

    public Parameters Moved(Parameters from, Parameters direction, double share)
    {
        var moved = from.Copy();
        for (int i = 0; i < moved.Shared.Length; i++)
            moved.Shared[i] += share * direction.Shared[i];
        for (int s = 0; s < moved.Subjects.Length; s++)
            moved.Subjects[s] += share * direction.Subjects[s];
        return moved;
    }
}
