namespace Mockloop.Debrief.Engine.Agreement;

/// <summary>
/// Krippendorff's alpha, 1 − observed / expected disagreement, for any number of raters with missing ratings: Krippendorff (2011),
/// Computing Krippendorff's Alpha-Reliability. The interval draws subjects with replacement and computes everything anew.
/// </summary>
static class Krippendorff
{
    const int MostScores = 1000, MostScoresOfInterval = 100;
    public static readonly string[] Levels = ["nominal", "ordinal", "interval", "ratio"];

    public static Dictionary<string, Estimate> Of(ScoreCounts counts) => Levels.ToDictionary(l => l, l => Of(counts, l));

    static Estimate Of(ScoreCounts counts, string level)
    {
        if (counts.Subjects.Count == 0)
            return Estimate.None("no subject was rated by two raters");
        if (level == "ratio" && counts.Scores[0] < 0)
            return Estimate.None($"the ratio level needs scores of at least 0; the lowest is {counts.Scores[0]}");
        if (counts.Scores.Length > MostScores)
            return Estimate.None($"{counts.Scores.Length} distinct scores, at most {MostScores}; round them");
        var draw = new Alpha(counts, level);
        int[] once = [.. Enumerable.Repeat(1, counts.Subjects.Count)];
        double value = draw.Of(once);
        var (lower, upper) = counts.Scores.Length > MostScoresOfInterval || !double.IsFinite(value) ? (double.NaN, double.NaN)
            : Bootstrap.Interval(counts.Subjects.Count, draw.Of);
        return Estimate.Of(value, lower, upper, counts.Scores.Length > MostScoresOfInterval
            ? $"more than {MostScoresOfInterval} distinct scores; round them" : "the ratings do not vary, or too few subjects are rated twice");
    }

    /// <summary>Alpha when each subject counts as often as it was drawn.</summary>
    sealed class Alpha(ScoreCounts counts, string level)
    {
        readonly int size = counts.Scores.Length;
        readonly double[] given = new double[counts.Scores.Length];
        readonly double[] pairs = new double[counts.Scores.Length * counts.Scores.Length];
        readonly double[] distances = new double[counts.Scores.Length * counts.Scores.Length];

        public double Of(int[] drawn)
        {
            Array.Clear(given);
            Array.Clear(pairs);
            for (int n = 0; n < drawn.Length; n++)
                if (drawn[n] > 0)
                    Add(counts.Subjects[n], drawn[n]);
            ScoreLevel.Fill(level, counts.Scores, given, distances);
            double total = given.Sum(), observed = 0, expected = 0;
            for (int a = 0; a < size; a++)
                for (int b = 0; b < size; b++)
                {
                    observed += pairs[a * size + b] * distances[a * size + b];
                    expected += given[a] * given[b] * distances[a * size + b];
                }
            return expected > 0 ? 1 - (total - 1) * observed / expected : double.NaN;
        }

        void Add((int Score, int Count)[] subject, int times)
        {
            int raters = 0;
            foreach (var (_, count) in subject)
                raters += count;
            foreach (var (a, count) in subject)
            {
                given[a] += times * count;
                foreach (var (b, other) in subject)
                    pairs[a * size + b] += times * count * (other - (a == b ? 1.0 : 0)) / (raters - 1);
            }
        }
    }
}
