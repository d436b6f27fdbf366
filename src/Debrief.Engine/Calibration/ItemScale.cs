using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>The scores of one item and what it takes to reach each: enough to draw a score from a measure, or to expect one.</summary>
public sealed class ItemScale
{
    readonly double difficulty;
    readonly double[] sums, scores;

    ItemScale(double difficulty, double[] sums, double[] scores) => (this.difficulty, this.sums, this.scores) = (difficulty, sums, scores);

    /// <summary>As the item came out of a calibration of this table.</summary>
    public static ItemScale Of(RatingTable table, CalibrationResult calibration, Measure item)
    {
        var steps = calibration.Thresholds.Where(t => t.Item is null || t.Item == item.Id).OrderBy(t => t.Score).ToList();
        int number = Array.IndexOf(table.Items, item.Id);
        var given = Enumerable.Range(0, table.Count).Where(n => steps.Count == 0 || steps[0].Item is null || table.Item[n] == number).Select(n => table.Score[n]);
        double lowest = given.Where(x => steps.Count == 0 || x < steps[0].Score).DefaultIfEmpty(steps.Count == 0 ? 0 : steps[0].Score - 1).Max();
        var sums = new double[steps.Count + 1];
        for (int k = 0; k < steps.Count; k++)
            sums[k + 1] = sums[k] + steps[k].Value;
        return new(item.Value ?? 0, sums, [lowest, .. steps.Select(t => (double)t.Score)]);
    }

    /// <summary>A score drawn for a subject's measure less the rater's.</summary>
    public double Draw(Random random, double measure)
    {
        double[] atLeast = AtLeast(measure, out _);
        double draw = random.NextDouble();
        int x = 0;
        while (x + 1 < atLeast.Length && draw < atLeast[x + 1])
            x++;
        return scores[x];
    }

    /// <summary>The mean of such draws.</summary>
    public double Expected(double measure)
    {
        double[] atLeast = AtLeast(measure, out _);
        double expected = scores[0];
        for (int k = 1; k < atLeast.Length; k++)
            expected += atLeast[k] * (scores[k] - scores[k - 1]);
        return expected;
    }

    /// <summary>What one rating tells of the measure, in logits⁻².</summary>
    public double Information(double measure)
    {
        AtLeast(measure, out double variance);
        return variance;
    }

    /// <summary>The logarithm of the chance of a score; scores that nobody gave count as the next lower one.</summary>
    public double LogChance(double score, double measure)
    {
        double[] atLeast = AtLeast(measure, out _);
        int x = Math.Max(0, Array.FindLastIndex(scores, s => s <= score));
        return Math.Log(Math.Max(atLeast[x] - (x + 1 < atLeast.Length ? atLeast[x + 1] : 0), double.Epsilon));
    }

    double[] AtLeast(double measure, out double variance)
    {
        var atLeast = new double[sums.Length];
        variance = CategoryModel.Moments(measure - difficulty, sums, atLeast).Variance;
        return atLeast;
    }
}
