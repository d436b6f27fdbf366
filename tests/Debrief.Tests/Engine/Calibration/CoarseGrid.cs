namespace Mockloop.Debrief.Tests.Engine.Calibration;

/// <summary>
/// The rating scale model of <see cref="StyleRatings"/> as TAM fits it by default: expectation and maximisation in turn, students on 21 points
/// from −6 to 6. Their measures spread by 3.1 logits and are known to 0.35, so these points are too few and too near: every measure is drawn in.
/// </summary>
sealed class CoarseGrid
{
    const int Points = 21;

    static readonly double[] Nodes = [.. Enumerable.Range(0, Points).Select(q => -6 + 0.6 * q)];
    readonly double[][] students = new double[2][];
    double mean = 0.48, variance = 9.5, group;

    public double[] Severities { get; private set; } = [.. StyleRatings.Severities];

    public double[] Thresholds { get; private set; } = [.. StyleRatings.Thresholds];

    public void Run(int rounds)
    {
        for (int round = 0; round < rounds; round++)
        {
            Expect();
            Maximise();
        }
    }

    /// <summary>How many students of each group stand at each point.</summary>
    void Expect()
    {
        (students[0], students[1]) = (new double[Points], new double[Points]);
        double first = 0, second = 0;
        foreach (int[] student in StyleRatings.Students)
        {
            double[] weights = [.. Nodes.Select(node => -(node - mean) * (node - mean) / (2 * variance))];
            for (int q = 0; q < Points; q++)
                for (int r = 0; r < Severities.Length; r++)
                    weights[q] += Math.Log(Chances(q, r, student[0] - 1)[student[r + 1]]);
            double most = weights.Max(), total = weights.Sum(w => Math.Exp(w - most));
            for (int q = 0; q < Points; q++)
            {
                double share = Math.Exp(weights[q] - most) / total;
                students[student[0] - 1][q] += share;
                (first, second) = (first + share * Nodes[q], second + share * Nodes[q] * Nodes[q]);
            }
        }
        mean = first / StyleRatings.Students.Length;
        variance = second / StyleRatings.Students.Length - mean * mean;
    }

    void Maximise()
    {
        var (scores, spread, above, aboveSpread) = (new double[Severities.Length], new double[Severities.Length], new double[3], new double[3]);
        var (ofGroup, ofGroupSpread) = (new double[2], new double[2]);
        for (int g = 0; g < 2; g++)
            for (int q = 0; q < Points; q++)
                for (int r = 0; r < Severities.Length; r++)
                {
                    double[] p = Chances(q, r, g), atLeast = [p[1] + p[2] + p[3], p[2] + p[3], p[3]];
                    double expected = atLeast.Sum(), v = p[1] + 4 * p[2] + 9 * p[3] - expected * expected, n = students[g][q];
                    (scores[r], spread[r]) = (scores[r] + n * expected, spread[r] + n * v);
                    (ofGroup[g], ofGroupSpread[g]) = (ofGroup[g] + n * expected, ofGroupSpread[g] + n * v);
                    for (int k = 0; k < 3; k++)
                        (above[k], aboveSpread[k]) = (above[k] + n * atLeast[k], aboveSpread[k] + n * atLeast[k] * (1 - atLeast[k]));
                }
        var all = StyleRatings.Students;
        for (int r = 0; r < scores.Length; r++)
            Severities[r] += (scores[r] - all.Sum(s => s[r + 1])) / spread[r];
        for (int k = 0; k < 3; k++)
            Thresholds[k] += (above[k] - all.Sum(s => s.Skip(1).Count(x => x > k))) / aboveSpread[k];
        double[] rest = [.. Enumerable.Range(0, 2).Select(g => ofGroup[g] - all.Where(s => s[0] == g + 1).Sum(s => s.Skip(1).Sum()))];
        group += (rest[1] - rest[0]) / ofGroupSpread.Sum();
        (double severity, double threshold) = (Severities.Average(), Thresholds.Average());
        Severities = [.. Severities.Select(s => s - severity)];
        Thresholds = [.. Thresholds.Select(t => t - threshold)];
    }

    double[] Chances(int point, int rater, int ofGroup)
    {
        double eta = Nodes[point] - Severities[rater] - (ofGroup == 0 ? -group : group);
        double[] chances = [1, Math.Exp(eta - Thresholds[0]), Math.Exp(2 * eta - Thresholds[0] - Thresholds[1]), Math.Exp(3 * eta - Thresholds.Sum())];
        double total = chances.Sum();
        return [.. chances.Select(c => c / total)];
    }
}
