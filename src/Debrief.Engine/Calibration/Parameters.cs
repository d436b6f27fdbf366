namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>Measures in logits: the shared parameters, the subjects, and the spread of the subjects for marginal likelihood.</summary>
sealed class Parameters(Design design)
{
    public double[] Shared { get; init; } = new double[design.Size];

    public double[] Subjects { get; private init; } = new double[design.Subjects];

    /// <summary>Standard deviation of the subjects.</summary>
    public double Spread { get; set; } = 1;

    public Parameters Copy() => new(design) { Shared = [.. Shared], Subjects = [.. Subjects], Spread = Spread };

    /// <summary>What a rater and an item take away from a subject.</summary>
    public double Offset(int rater, int item) => Shared[rater] + (design.HasItems ? Shared[design.ItemPlace(item)] : 0);

    /// <summary>Sums of thresholds per scale, from 0: <see cref="CategoryModel"/>.</summary>
    public double[][] StepSums()
    {
        var sums = new double[design.Scales.Count][];
        for (int scale = 0; scale < sums.Length; scale++)
        {
            sums[scale] = new double[design.Scales.Top(scale) + 1];
            for (int k = 1; k < sums[scale].Length; k++)
                sums[scale][k] = sums[scale][k - 1] + Shared[design.Step[scale] + k - 1];
        }
        return sums;
    }

    /// <summary>Where to begin: thresholds from how often each score was given, subjects from their share of points, all else 0.</summary>
    public static Parameters Start(Design design, IEnumerable<Gauge> gauges)
    {
        var start = new Parameters(design);
        var given = new double[design.Scales.Count][];
        for (int scale = 0; scale < given.Length; scale++)
            given[scale] = new double[design.Scales.Top(scale) + 1];
        for (int s = 0; s < design.Subjects; s++)
        {
            double points = 0.5, most = 1;
            for (int n = design.Start[s]; n < design.Start[s + 1]; n++)
            {
                int scale = design.Scales.Of(design.Item[n]);
                given[scale][design.Category[n]]++;
                points += design.Category[n];
                most += design.Scales.Top(scale);
            }
            start.Subjects[s] = Math.Log(points / (most - points));
        }
        for (int scale = 0; scale < given.Length; scale++)
        {
            for (int k = 1; k <= design.Scales.Top(scale); k++)
                start.Shared[design.Step[scale] + k - 1] = Math.Log(given[scale][k - 1] / given[scale][k]);
        }
        foreach (var gauge in gauges)
        {
            double mean = gauge.Sum(start.Shared) / gauge.TotalWeight;
            foreach (int place in gauge.Places)
                start.Shared[place] -= mean;
        }
        return start;
    }
}
