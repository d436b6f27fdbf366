namespace Mockloop.Debrief.Engine.Agreement;

/// <summary>Agreement beyond chance on nominal scores: Cohen (1960) for two raters, Fleiss (1971) for any number, on complete subjects; intervals by drawing subjects.</summary>
/// <param name="Cohen">Null unless there are exactly two raters.</param>
/// <param name="Fleiss">With the chance of all raters pooled.</param>
public sealed record Kappa(Estimate? Cohen, Estimate Fleiss)
{
    /// <summary>From a complete table subjects × raters.</summary>
    internal static Kappa Of(double[][] table, int raters)
    {
        string? reason = raters < 2 ? "one rater: agreement needs at least 2" : table.Length == 0 ? $"no subject was rated by all {raters} raters" : null;
        if (reason is not null)
            return new(null, Estimate.None(reason));
        double[] scores = [.. table.SelectMany(row => row).Distinct().Order()];
        int[][] places = [.. table.Select(row => row.Select(x => Array.BinarySearch(scores, x)).ToArray())];
        return new(raters == 2 ? Estimated(places, scores.Length, byRater: true) : null, Estimated(places, scores.Length, byRater: false));
    }

    static Estimate Estimated(int[][] places, int scores, bool byRater)
    {
        double Draw(int[] drawn) => Value(places, drawn, scores, byRater);
        double value = Draw([.. Enumerable.Repeat(1, places.Length)]);
        var (lower, upper) = double.IsFinite(value) ? Bootstrap.Interval(places.Length, Draw) : (double.NaN, double.NaN);
        return Estimate.Of(value, lower, upper, "all raters gave one and the same score, or too few subjects are complete");
    }

    static double Value(int[][] places, int[] drawn, int scores, bool byRater)
    {
        int raters = places[0].Length;
        double[] given = new double[scores * raters];
        double subjects = 0, agree = 0, chance = 0;
        for (int n = 0; n < places.Length; n++)
        {
            subjects += drawn[n];
            for (int r = 0; r < raters; r++)
            {
                given[r * scores + places[n][r]] += drawn[n];
                for (int q = 0; q < r; q++)
                    agree += places[n][r] == places[n][q] ? drawn[n] : 0;
            }
        }
        agree /= subjects * raters * (raters - 1) / 2;
        for (int x = 0; x < scores; x++)
            if (byRater)
                chance += given[x] * given[scores + x] / (subjects * subjects);
            else
            {
                double share = 0;
                for (int r = 0; r < raters; r++)
                    share += given[r * scores + x] / (subjects * raters);
                chance += share * share;
            }
        return chance < 1 ? (agree - chance) / (1 - chance) : double.NaN;
    }
}
