namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>A draw of ratings from the model, as the gradient it would have at the measures it was drawn from; its covariance is the information.</summary>
static class ScoreDraw
{
    /// <summary>Of the shared parameters, the subjects eliminated.</summary>
    public static double[] Of(Design design, Parameters at, NormalEquations equations, Random random)
    {
        double[][] sums = at.StepSums();
        var (gradient, atLeast) = (new double[design.Size], new double[design.MostSteps + 1]);
        for (int s = 0; s < design.Subjects; s++)
        {
            if (equations.Pivot[s] <= 0)
                continue;
            double own = 0;
            for (int n = design.Start[s]; n < design.Start[s + 1]; n++)
                own += AddRating(design, at, sums, s, n, atLeast, random.NextDouble(), gradient);
            if (design.Mean >= 0)
            {
                double prior = Normal(random) / at.Spread;
                own += prior;
                gradient[design.Mean] -= prior;
            }
            for (int slot = design.Coupling.Start[s]; slot < design.Coupling.Start[s + 1]; slot++)
                gradient[design.Coupling.Place[slot]] += equations.Coupled[slot] * own / equations.Pivot[s];
        }
        return gradient;
    }

    static double AddRating(Design design, Parameters at, double[][] sums, int s, int n, double[] atLeast, double draw, double[] gradient)
    {
        int item = design.Item[n], scale = design.Scales.Of(item);
        var above = atLeast.AsSpan(0, sums[scale].Length);
        double expected = CategoryModel.Moments(at.Subjects[s] - at.Offset(design.Rater[n], item), sums[scale], above).Expected;
        int x = 0;
        while (x + 1 < above.Length && draw < above[x + 1])
            x++;
        gradient[design.Rater[n]] -= x - expected;
        if (design.HasItems)
            gradient[design.ItemPlace(item)] -= x - expected;
        for (int k = 1; k < above.Length; k++)
            gradient[design.Step[scale] + k - 1] += above[k] - (x >= k ? 1 : 0);
        return x - expected;
    }

    static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
