using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>Measures of elements set aside: where the expected total equals the observed one moved inwards, all other measures known.</summary>
sealed class ExtremeMeasures
{
    readonly RatingTable table;
    readonly Design design;
    readonly double adjustment;
    readonly double[][] sums;
    readonly double?[][] known;
    readonly Dictionary<(Facet, int), (int Sense, double? Error)> found = [];

    public ExtremeMeasures(RatingTable table, Design design, Parameters at, ExtremeScores extremes, Func<int, double?> itemMeasure, double adjustment)
    {
        (this.table, this.design, this.adjustment, sums) = (table, design, adjustment, at.StepSums());
        known =
        [
            [.. at.Subjects.Select(m => (double?)m)], [.. Enumerable.Range(0, design.Raters).Select(r => (double?)at.Shared[r])],
            [.. Enumerable.Range(0, design.Items).Select(itemMeasure)],
        ];
        foreach (var (facet, element, _) in extremes.Order)
            known[(int)facet][element] = null;
        var rows = Rows(extremes);
        var direct = extremes.Order.Select(o => Estimate(o.Facet, o.Element, o.Sense, rows[(o.Facet, o.Element)])).ToList();
        for (int n = 0; n < direct.Count; n++)
            Keep(extremes.Order[n], direct[n]);
        // Those rated by or with extreme elements alone come last; the one set aside last was judged with the others still in use.
        for (int n = direct.Count - 1; n >= 0; n--)
            if (direct[n] is null)
                Keep(extremes.Order[n], Estimate(extremes.Order[n].Facet, extremes.Order[n].Element, extremes.Order[n].Sense, rows[(extremes.Order[n].Facet, extremes.Order[n].Element)]));
    }

    /// <summary>The measure of any element, extreme or not; null when its ratings tell nothing.</summary>
    public double? Measure(Facet facet, int element) => known[(int)facet][element];

    /// <summary>Sense and standard error of an extreme element.</summary>
    public bool IsExtreme(Facet facet, int element, out (int Sense, double? Error) extreme) => found.TryGetValue((facet, element), out extreme);

    Dictionary<(Facet, int), List<int>> Rows(ExtremeScores extremes)
    {
        var rows = extremes.Order.ToDictionary(o => (o.Facet, o.Element), _ => new List<int>());
        foreach (var facet in rows.Keys.Select(k => k.Item1).Distinct().ToList())
            for (int n = 0; n < table.Count; n++)
                if (rows.TryGetValue((facet, ExtremeScores.Column(table, facet)[n]), out var own))
                    own.Add(n);
        return rows;
    }

    void Keep((Facet Facet, int Element, int Sense) extreme, (double Measure, double Error)? estimate)
    {
        known[(int)extreme.Facet][extreme.Element] = estimate?.Measure;
        found[(extreme.Facet, extreme.Element)] = (extreme.Sense, estimate?.Error);
    }

    (double Measure, double Error)? Estimate(Facet facet, int element, int sense, List<int> rows)
    {
        int sign = facet == Facet.Subject ? 1 : -1;
        var others = new List<(double Others, double[] Sums)>();
        foreach (int n in rows)
            if (Rest(facet, n) is { } rest && sums[design.Scales.Of(table.Item[n])] is { Length: > 1 } scale)
                others.Add((rest, scale));
        if (others.Count == 0 || sense == 0)
            return null;
        double most = others.Sum(o => o.Sums.Length - 1.0), wanted = sense > 0 ? most - adjustment : adjustment;
        double low = -50, high = 50;
        for (int round = 0; round < 60; round++)
        {
            double middle = (low + high) / 2;
            (low, high) = Total(others, middle).Expected < wanted ? (middle, high) : (low, middle);
        }
        return (sign * low, 1 / Math.Sqrt(Total(others, low).Variance));
    }

    /// <summary>What the other two elements of a rating come to; null when one is not known yet.</summary>
    double? Rest(Facet facet, int n)
    {
        double? subject = facet == Facet.Subject ? 0 : known[0][table.Subject[n]];
        double? rater = facet == Facet.Rater ? 0 : known[1][table.Rater[n]];
        // With partial credit the item is in its thresholds.
        double? item = facet == Facet.Item || !design.HasItems ? 0 : known[2][table.Item[n]];
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
