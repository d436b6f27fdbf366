namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>
/// A shift that no rating can see (all raters more severe, all subjects better), and the sum of measures that is held at 0 instead.
/// </summary>
/// <param name="Places">Parameters that shift together.</param>
/// <param name="Weights">How each counts in the sum.</param>
sealed record Gauge(int[] Places, double[] Weights)
{
    /// <summary>Raters, items and thresholds are each centred at 0; raters within each group that has no link to the others, unless subjects have a distribution in common.</summary>
    public static List<Gauge> Of(Design design, int[] raterGroups)
    {
        var gauges = new List<Gauge>();
        var rated = new HashSet<int>(design.Rater);
        foreach (var group in rated.GroupBy(r => design.Mean >= 0 ? 0 : raterGroups[r]))
            gauges.Add(Even(group));
        var items = new HashSet<int>(design.Item);
        if (design.HasItems)
        {
            gauges.Add(Even(items.Select(design.ItemPlace)));
            if (design.Scales.Top(0) > 0)
                gauges.Add(Even(Enumerable.Range(design.Step[0], design.Scales.Top(0))));
        }
        else
        {
            // An item is the mean of its thresholds, and items are centred.
            var steps = items.Order().SelectMany(i => Enumerable.Range(0, design.Scales.Top(i)).Select(k => (Place: design.Step[i] + k, Weight: 1.0 / design.Scales.Top(i)))).ToArray();
            gauges.Add(new([.. steps.Select(s => s.Place)], [.. steps.Select(s => s.Weight)]));
        }
        return gauges;
    }

    static Gauge Even(IEnumerable<int> places)
    {
        int[] all = [.. places.Order()];
        return new(all, [.. all.Select(_ => 1.0)]);
    }

    /// <summary>The weighted sum.</summary>
    public double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        for (int k = 0; k < Places.Length; k++)
            sum += Weights[k] * values[Places[k]];
        return sum;
    }

    public double TotalWeight { get; } = Weights.Sum();

    /// <summary>Weights squared, summed.</summary>
    public double Norm { get; } = Weights.Sum(w => w * w);
}
