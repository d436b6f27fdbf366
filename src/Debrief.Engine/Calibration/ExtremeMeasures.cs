using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>Measures of elements set aside: where the expected total equals the observed one moved inwards, all other measures known.</summary>
sealed class ExtremeMeasures
{
    readonly RatingTable table;
    readonly Design design;
    readonly double adjustment;
    readonly double[][] sums;
    readonly double[][] known = new double[3][]; // NaN where nothing is known
    readonly Extreme?[][] found = new Extreme?[3][];

    public ExtremeMeasures(RatingTable table, Design design, Parameters at, ExtremeScores extremes, Func<int, double?> itemMeasure, double adjustment)
    {
        (this.table, this.design, this.adjustment, sums) = (table, design, adjustment, at.StepSums());
        known[(int)Facet.Subject] = [.. at.Subjects];
        known[(int)Facet.Rater] = at.Shared[..design.Raters];
        known[(int)Facet.Item] = new double[design.Items];
        for (int item = 0; item < design.Items; item++)
            known[(int)Facet.Item][item] = itemMeasure(item) ?? double.NaN;
        for (int facet = 0; facet < known.Length; facet++)
            found[facet] = new Extreme?[known[facet].Length];
        if (extremes.Order.Count > 0)
            EstimateAll(extremes.Order);
    }

    /// <summary>The measure of any element, extreme or not; null when its ratings tell nothing.</summary>
    public double? Measure(Facet facet, int element) => known[(int)facet][element] is var measure && double.IsNaN(measure) ? null : measure;

    /// <summary>What is known of an extreme element; null for others.</summary>
    public Extreme? Of(Facet facet, int element) => found[(int)facet][element];

    void EstimateAll(IReadOnlyList<ExtremeElement> order)
    {
        foreach (var (facet, element, _) in order)
            known[(int)facet][element] = double.NaN;
        var rows = Rows(order);
        var direct = order.Select((o, n) => Estimate(o, rows[n])).ToList();
        for (int n = 0; n < direct.Count; n++)
            Keep(order[n], direct[n]);
        // Those rated by or with extreme elements alone come last; the one set aside last was judged with the others still in use.
        for (int n = direct.Count - 1; n >= 0; n--)
            if (direct[n] is null)
                Keep(order[n], Estimate(order[n], rows[n]));
    }

    /// <summary>The ratings of each element.</summary>
    List<int>[] Rows(IReadOnlyList<ExtremeElement> order)
    {
        var numbers = order.Select((o, n) => (o.Facet, o.Element, Number: n)).ToDictionary(o => (o.Facet, o.Element), o => o.Number);
        List<int>[] rows = [.. order.Select(_ => new List<int>())];
        foreach (var facet in order.Select(o => o.Facet).Distinct())
        {
            int[] column = ExtremeScores.Column(table, facet);
            for (int n = 0; n < table.Count; n++)
                if (numbers.TryGetValue((facet, column[n]), out int number))
                    rows[number].Add(n);
        }
        return rows;
    }

    void Keep(ExtremeElement extreme, (double Measure, double Error)? estimate)
    {
        known[(int)extreme.Facet][extreme.Element] = estimate?.Measure ?? double.NaN;
        found[(int)extreme.Facet][extreme.Element] = new(extreme.Sense, estimate?.Error);
    }

    (double Measure, double Error)? Estimate(ExtremeElement extreme, List<int> rows)
    {
        int sign = extreme.Facet == Facet.Subject ? 1 : -1;
        var others = new List<(double Others, double[] Sums)>();
        foreach (int n in rows)
            if (Rest(extreme.Facet, n) is var rest && !double.IsNaN(rest) && sums[design.Scales.Of(table.Item[n])] is { Length: > 1 } scale)
                others.Add((rest, scale));
        if (others.Count == 0 || extreme.Sense == 0)
            return null;
        double most = others.Sum(o => o.Sums.Length - 1.0), wanted = extreme.Sense > 0 ? most - adjustment : adjustment;
        double low = -50, high = 50;
        for (int round = 0; round < 60; round++)
        {
            double middle = (low + high) / 2;
            (low, high) = Total(others, middle).Expected < wanted ? (middle, high) : (low, middle);
        }
        return (sign * low, 1 / Math.Sqrt(Total(others, low).Variance));
    }

    /// <summary>What the other two elements of a rating come to; NaN when one is not known yet.</summary>
    double Rest(Facet facet, int n)
    {
        double subject = facet == Facet.Subject ? 0 : known[(int)Facet.Subject][table.Subject[n]];
        double rater = facet == Facet.Rater ? 0 : known[(int)Facet.Rater][table.Rater[n]];
        // With partial credit the item is in its thresholds.
        double item = facet == Facet.Item || !design.HasItems ? 0 : known[(int)Facet.Item][table.Item[n]];
        return subject - rater - item;
    }

    static (double Expected, double Variance) Total(List<(double Others, double[] Sums)> others, double value)
    {
        var (expected, variance) = (0.0, 0.0);
        foreach (var (rest, scale) in others)
        {
            var moments = CategoryModel.Moments(rest + value, scale, new double[scale.Length]);
            (expected, variance) = (expected + moments.Expected, variance + moments.Variance);
        }
        return (expected, variance);
    }
}

/// <summary>What is known of an element with extreme scores.</summary>
/// <param name="Sense">−1 lowest, 1 highest, 0 when there was but one score.</param>
/// <param name="Error">Standard error of its measure; null when it has none.</param>
sealed record Extreme(int Sense, double? Error);
