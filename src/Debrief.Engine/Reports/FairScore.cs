using Mockloop.Debrief.Engine.Calibration;

namespace Mockloop.Debrief.Engine.Reports;

/// <summary>What raters of average severity would give, on the scale of the ratings, with its 95 % interval.</summary>
/// <param name="Value">A mean of scores.</param>
/// <param name="Low">Where the interval begins.</param>
/// <param name="High">Where it ends.</param>
public sealed record FairScore(double Value, double Low, double High)
{
    const double Within = 1.96;
    const int Points = 121;

    /// <summary>Where candidates of a small cohort look alike by chance, a signal may still differ: the prior is at least this wide, in logits.</summary>
    const double NarrowestPrior = 1;

    internal static FairScore Of(double measure, double error, Func<double, double> expected) =>
        new(expected(measure), expected(measure - (Within * error)), expected(measure + (Within * error)));

    /// <summary>
    /// The posterior of one signal's measure: prior the cohort's distribution, likelihood its ratings, the raters' severities taken
    /// as known and their errors added afterwards, each by how much the measure would move with it. Null without ratings.
    /// </summary>
    internal static FairScore? Posterior(
        SubjectDistribution prior, IReadOnlyList<RevealedRating> ratings, IReadOnlyDictionary<string, Measure> raters, ItemScale scale)
    {
        var given = ratings.Where(r => raters.GetValueOrDefault(r.Rater)?.Value is not null).Select(r => (r.Score, Severity: raters[r.Rater].Value!.Value, Se: raters[r.Rater].Se ?? 0)).ToList();
        if (given.Count == 0)
            return null;
        double spread = Math.Max(prior.StandardDeviation, NarrowestPrior);
        var grid = Enumerable.Range(0, Points).Select(p => prior.Mean + (spread * ((p * 10.0 / (Points - 1)) - 5))).ToArray();
        var log = grid.Select(at => given.Sum(g => scale.LogChance(g.Score, at - g.Severity)) - (0.5 * Math.Pow((at - prior.Mean) / spread, 2))).ToArray();
        var weight = log.Select(l => Math.Exp(l - log.Max())).ToArray();
        double total = weight.Sum(), mean = grid.Zip(weight, (at, w) => at * w).Sum() / total;
        double variance = grid.Zip(weight, (at, w) => w * (at - mean) * (at - mean)).Sum() / total;
        // Each rater's pull on the mean is the share of the information that their ratings hold.
        variance += given.GroupBy(g => (g.Severity, g.Se)).Sum(g => Math.Pow(g.Sum(x => scale.Information(mean - x.Severity)) * variance * g.Key.Se, 2));
        return Of(mean, Math.Sqrt(variance), scale.Expected);
    }
}
