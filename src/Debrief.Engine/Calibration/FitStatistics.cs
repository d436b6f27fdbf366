namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>Mean-square fit of elements to the model (Wright and Masters 1982): infit weighs each residual by its information, outfit does not.</summary>
sealed class FitStatistics(int elements)
{
    readonly double[] residual = new double[elements], information = new double[elements], standardised = new double[elements];
    readonly int[] count = new int[elements];

    public void Add(int element, double rest, double variance)
    {
        residual[element] += rest * rest;
        information[element] += variance;
        standardised[element] += rest * rest / variance;
        count[element]++;
    }

    public double? Infit(int element) => information[element] > 0 ? residual[element] / information[element] : null;

    public double? Outfit(int element) => information[element] > 0 ? standardised[element] / count[element] : null;

    /// <summary>Standard error from the element's own information.</summary>
    public double? OwnError(int element) => information[element] > 0 ? 1 / Math.Sqrt(information[element]) : null;

    /// <summary>Of subjects, raters and items.</summary>
    public static (FitStatistics Subjects, FitStatistics Raters, FitStatistics Items) Of(Design design, Parameters at)
    {
        var (subjects, raters, items) = (new FitStatistics(design.Subjects), new FitStatistics(design.Raters), new FitStatistics(design.Items));
        var room = new double[design.MostSteps + 1];
        double[][] sums = at.StepSums();
        for (int s = 0; s < design.Subjects; s++)
            for (int n = design.Start[s]; n < design.Start[s + 1]; n++)
            {
                double[] scale = sums[design.Scales.Of(design.Item[n])];
                var (expected, variance, _) = CategoryModel.Moments(at.Subjects[s] - at.Offset(design.Rater[n], design.Item[n]), scale, room.AsSpan(0, scale.Length));
                double rest = design.Category[n] - expected;
                variance = Math.Max(variance, 1e-12);
                subjects.Add(s, rest, variance);
                raters.Add(design.Rater[n], rest, variance);
                items.Add(design.Item[n], rest, variance);
            }
        return (subjects, raters, items);
    }
}
