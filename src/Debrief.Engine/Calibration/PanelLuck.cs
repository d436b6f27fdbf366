using System.Globalization;
using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>How much of a decision was the panel.</summary>
/// <param name="Passed">What the panel decided.</param>
/// <param name="SameDecision">Probability that a fresh panel of this cohort's raters decides the same.</param>
/// <param name="PassWithCalibratedRaters">What raters of the panel's average severity would be expected to decide.</param>
/// <param name="Words">Both in plain English.</param>
public sealed record PanelLuck(bool Passed, double SameDecision, bool PassWithCalibratedRaters, string Words)
{
    /// <summary>Whether calibration would turn the decision.</summary>
    public bool Flips => Passed != PassWithCalibratedRaters;
}

/// <summary>
/// Parametric bootstrap from a calibrated model: a subject's measure is drawn from its error, a panel of the same size from the cohort's
/// raters, its scores on the same items from the model, and the rule is applied.
/// </summary>
public sealed class PanelLuckEstimate
{
    /// <summary>Panels that are drawn.</summary>
    public const int Draws = 2000;

    readonly RatingTable table;
    readonly CalibrationResult calibration;
    readonly double[] raters;
    readonly ItemScale[] items;

    /// <summary>From ratings and what they were calibrated to.</summary>
    public PanelLuckEstimate(RatingTable table, CalibrationResult calibration)
    {
        (this.table, this.calibration) = (table, calibration);
        raters = [.. calibration.Raters.Where(r => r.Value is not null).Select(r => r.Value!.Value)];
        items = [.. calibration.Items.Select(i => ItemScale.Of(table, calibration, i))];
    }

    /// <summary>For one subject; the same seed gives the same figure.</summary>
    /// <exception cref="ArgumentException">A subject without ratings or measure.</exception>
    public PanelLuck Of(string subject, PanelRule rule, int seed)
    {
        int s = Array.IndexOf(table.Subjects, subject);
        var panel = Enumerable.Range(0, table.Count).Where(n => table.Subject[n] == s).GroupBy(n => table.Rater[n]).ToList();
        if (s < 0 || panel.Count == 0 || calibration.Subjects[s] is not { Value: { } measure, Se: { } error })
            throw new ArgumentException($"subject '{subject}' has no rating to decide from", nameof(subject));
        bool passed = rule([.. panel.Select(rows => rows.Select(n => table.Score[n]).ToArray())]);
        int[][] rated = [.. panel.Select(rows => rows.Select(n => table.Item[n]).ToArray())];
        var random = new Random(seed);
        int same = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            double theta = measure + error * Normal(random);
            double[] fresh = Seats(random, rated.Length);
            if (rule([.. rated.Select((on, seat) => on.Select(i => items[i].Draw(random, theta - fresh[seat])).ToArray())]) == passed)
                same++;
        }
        bool calibrated = rule([.. rated.Select(on => on.Select(i => items[i].Expected(measure)).ToArray())]);
        double share = same / (double)Draws;
        return new(passed, share, calibrated, string.Create(CultureInfo.InvariantCulture,
            $"Of 100 fresh panels of these raters, about {100 * share:0} would decide the same. With calibrated raters it would {(calibrated == passed ? "not " : "")}flip."));
    }

    /// <summary>Different raters where there are enough.</summary>
    double[] Seats(Random random, int size)
    {
        double[] all = [.. raters];
        random.Shuffle(all);
        return [.. Enumerable.Range(0, size).Select(seat => all[seat % all.Length])];
    }

    static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
