using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Tests.Engine.Calibration;

/// <summary>
/// Ratings drawn from known measures: 60 subjects (SD 1), 20 raters (SD 1), 6 items (SD 0.5), thresholds −1.2, 0, 1.2; each subject is seen
/// by 3 raters, each rater sees 9 subjects, all linked. Scores are 1 to 4.
/// </summary>
sealed class SeededPanel
{
    public static readonly double[] Thresholds = [-1.2, 0, 1.2];

    public SeededPanel(int seed, int subjects = 60, int raters = 20, int items = 6, int ratersEach = 3)
    {
        var random = new Random(seed);
        int[][] seenBy = Assign(random, subjects, raters, ratersEach);
        (Raters, Items) = (Centred(Draw(random, raters, 1)), Centred(Draw(random, items, 0.5)));
        Subjects = Draw(random, subjects, 1);
        Table = RatingTable.Of(
            from s in Enumerable.Range(0, subjects)
            from r in seenBy[s]
            from i in Enumerable.Range(0, items)
            select ($"r{r}", $"s{s}", $"i{i}", 1.0 + Score(random, Subjects[s] - Raters[r] - Items[i])));
    }

    public double[] Raters { get; }
    public double[] Subjects { get; }
    public double[] Items { get; }
    public RatingTable Table { get; }

    /// <summary>Mean of a subject's scores, as boards decide without calibration.</summary>
    public double[] RawMeans() => [.. Enumerable.Range(0, Subjects.Length)
        .Select(s => Enumerable.Range(0, Table.Count).Where(n => Table.Subjects[Table.Subject[n]] == $"s{s}").Average(n => Table.Score[n]))];

    /// <summary>A score from 0 to 3.</summary>
    public static int Score(Random random, double eta)
    {
        double[] weights = [1, 0, 0, 0];
        for (int x = 1; x < weights.Length; x++)
            weights[x] = weights[x - 1] * Math.Exp(eta - Thresholds[x - 1]);
        double left = random.NextDouble() * weights.Sum();
        int score = 0;
        while (score < 3 && (left -= weights[score]) > 0)
            score++;
        return score;
    }

    // Seats are dealt until nobody sees a subject twice and everybody is linked.
    static int[][] Assign(Random random, int subjects, int raters, int each)
    {
        int[] seats = [.. Enumerable.Range(0, subjects * each).Select(n => n % raters)];
        for (; ; )
        {
            random.Shuffle(seats);
            int[][] seenBy = [.. seats.Chunk(each).Select(c => c.ToArray())];
            for (int tries = 0; tries < 10_000 && Array.FindIndex(seenBy, p => p.Distinct().Count() < each) is >= 0 and var bad; tries++)
            {
                int other = random.Next(subjects), a = random.Next(each), b = random.Next(each);
                (seenBy[bad][a], seenBy[other][b]) = (seenBy[other][b], seenBy[bad][a]);
            }
            if (seenBy.All(p => p.Distinct().Count() == each) && Linked(seenBy, raters))
                return seenBy;
        }
    }

    static bool Linked(int[][] seenBy, int raters)
    {
        var reached = new HashSet<int> { 0 };
        int before;
        do
        {
            before = reached.Count;
            foreach (var panel in seenBy.Where(p => p.Any(reached.Contains)))
                reached.UnionWith(panel);
        }
        while (reached.Count > before);
        return reached.Count == raters;
    }

    static double[] Draw(Random random, int count, double spread) => [.. Enumerable.Range(0, count)
        .Select(_ => spread * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];

    static double[] Centred(double[] values) => [.. values.Select(v => v - values.Average())];
}
