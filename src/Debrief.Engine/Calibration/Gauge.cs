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
        var gauges = RaterGauges(design, raterGroups);
        int[] items = Used(design.Item, design.Items);
        if (!design.HasItems)
        {
            gauges.Add(OfSteps(design, items));
            return gauges;
        }
        for (int k = 0; k < items.Length; k++)
            items[k] = design.ItemPlace(items[k]);
        gauges.Add(Even(items));
        int[] steps = new int[design.Scales.Top(0)];
        for (int k = 0; k < steps.Length; k++)
            steps[k] = design.Step[0] + k;
        if (steps.Length > 0)
            gauges.Add(Even(steps));
        return gauges;
    }

    static List<Gauge> RaterGauges(Design design, int[] raterGroups)
    {
        var groups = new Dictionary<int, List<int>>();
        foreach (int rater in Used(design.Rater, design.Raters))
        {
            int group = design.Mean >= 0 ? 0 : raterGroups[rater];
            if (!groups.TryGetValue(group, out var raters))
                groups.Add(group, raters = []);
            raters.Add(rater);
        }
        var gauges = new List<Gauge>();
        foreach (var raters in groups.Values)
            gauges.Add(Even([.. raters]));
        return gauges;
    }

    /// <summary>An item is the mean of its thresholds, and items are centred.</summary>
    static Gauge OfSteps(Design design, int[] items)
    {
        var (places, weights) = (new List<int>(), new List<double>());
        foreach (int item in items)
            for (int k = 0, top = design.Scales.Top(item); k < top; k++)
            {
                places.Add(design.Step[item] + k);
                weights.Add(1.0 / top);
            }
        return new([.. places], [.. weights]);
    }

    /// <summary>The elements that occur in a column, in order.</summary>
    static int[] Used(int[] column, int count)
    {
        var (used, elements) = (new bool[count], new List<int>());
        foreach (int element in column)
            used[element] = true;
        for (int n = 0; n < count; n++)
            if (used[n])
                elements.Add(n);
        return [.. elements];
    }

    static Gauge Even(int[] places)
    {
        var weights = new double[places.Length];
        for (int k = 0; k < weights.Length; k++)
            weights[k] = 1;
        return new(places, weights);
    }

    /// <summary>The weighted sum.</summary>
    public double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        for (int k = 0; k < Places.Length; k++)
            sum += Weights[k] * values[Places[k]];
        return sum;
    }

    /// <summary>Shifts the places, and the subjects' mean with them, until the sum is 0.</summary>
    public void Hold(double[] values, int mean)
    {
        double shift = Sum(values) / TotalWeight;
        foreach (int place in Places)
            values[place] -= shift;
        values[mean] -= shift;
    }

    public double TotalWeight { get; } = Power(Weights, 1);

    /// <summary>Weights squared, summed.</summary>
    public double Norm { get; } = Power(Weights, 2);

    static double Power(double[] weights, int power)
    {
        double sum = 0;
        foreach (double weight in weights)
            sum += power == 1 ? weight : weight * weight;
        return sum;
    }
}
