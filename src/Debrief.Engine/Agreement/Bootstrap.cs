namespace Mockloop.Debrief.Engine.Agreement;

/// <summary>Percentile intervals by drawing subjects with replacement, always with the same seed.</summary>
static class Bootstrap
{
    const int Seed = 20110725, Draws = 2000, DrawsOfMany = 200, Many = 20_000;

    /// <summary>The interval that holds 95 % of the coefficient over draws; NaN where too few draws define it.</summary>
    /// <param name="subjects">How many there are to draw from.</param>
    /// <param name="coefficient">From how often each subject was drawn.</param>
    public static (double Lower, double Upper) Interval(int subjects, Func<int[], double> coefficient)
    {
        var random = new Random(Seed);
        var values = new List<double>();
        int[] drawn = new int[subjects];
        int draws = subjects > Many ? DrawsOfMany : Draws;
        for (int draw = 0; draw < draws; draw++)
        {
            Array.Clear(drawn);
            for (int n = 0; n < subjects; n++)
                drawn[random.Next(subjects)]++;
            double value = coefficient(drawn);
            if (double.IsFinite(value))
                values.Add(value);
        }
        if (subjects < 2 || values.Count < draws / 2)
            return (double.NaN, double.NaN);
        values.Sort();
        return (values[(int)(0.025 * values.Count)], values[(int)Math.Ceiling(0.975 * values.Count) - 1]);
    }
}
