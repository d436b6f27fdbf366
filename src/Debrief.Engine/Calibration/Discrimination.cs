namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>How strongly each rater's scores follow the subjects: the slope that would fit them best, by one step from the model's slope of 1.</summary>
static class Discrimination
{
    /// <summary>Slope and its standard error per rater; the error is infinite without ratings of different subjects.</summary>
    public static (double Slope, double Error)[] Of(Design design, Parameters at)
    {
        var (weight, mean, along, across) = (new double[design.Raters], new double[design.Raters], new double[design.Raters], new double[design.Raters]);
        var room = new double[design.MostSteps + 1];
        double[][] sums = at.StepSums();
        for (int pass = 0; pass < 2; pass++)
            for (int s = 0; s < design.Subjects; s++)
                for (int n = design.Start[s]; n < design.Start[s + 1]; n++)
                {
                    int r = design.Rater[n];
                    double[] scale = sums[design.Scales.Of(design.Item[n])];
                    var (expected, variance, _) = CategoryModel.Moments(at.Subjects[s] - at.Offset(r, design.Item[n]), scale, room.AsSpan(0, scale.Length));
                    if (pass == 0)
                    {
                        weight[r] += variance;
                        mean[r] += variance * at.Subjects[s];
                        continue;
                    }
                    double from = at.Subjects[s] - mean[r] / weight[r];
                    along[r] += (design.Category[n] - expected) * from;
                    across[r] += variance * from * from;
                }
        var slopes = new (double, double)[design.Raters];
        for (int r = 0; r < slopes.Length; r++)
            slopes[r] = across[r] > 0 ? (1 + along[r] / across[r], 1 / Math.Sqrt(across[r])) : (1, double.PositiveInfinity);
        return slopes;
    }
}
