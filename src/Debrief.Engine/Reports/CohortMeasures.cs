using System.Collections.Concurrent;
using System.Globalization;
using Mockloop.Debrief.Engine.Calibration;
using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Engine.Reports;

/// <summary>
/// A cohort's revealed ratings and, where they suffice, what they are calibrated to. A signal that several stages rate under the
/// same id is one item: that is what links raters who sit in one stage only.
/// </summary>
public sealed class CohortMeasures
{
    /// <summary>Below these no calibrated figure is given, for it would be mostly chance.</summary>
    public const int FewestLoops = 3, FewestRaters = 3, FewestRatings = 30;

    readonly RatingTable? table;
    readonly ItemScale[] scales = [];
    readonly ILookup<string, RevealedRating> byLoop;
    readonly Dictionary<string, Measure> raters = [], loops = [];
    readonly PanelLuckEstimate? luck;
    readonly ConcurrentDictionary<(string Loop, double Mark), PanelLuck> drawn = new();

    CohortMeasures(IReadOnlyList<RevealedRating> ratings, ScoreScale scale)
    {
        (Ratings, Scale) = (ratings, scale);
        byLoop = ratings.ToLookup(r => r.Loop, StringComparer.Ordinal);
        (Loops, Raters) = (byLoop.Count, ratings.DistinctBy(r => r.Rater).Count());
        if (Loops < FewestLoops || Raters < FewestRaters || ratings.Count < FewestRatings)
        {
            NotCalibrated = $"There are {Count(ratings.Count, "revealed rating")} of {Count(Loops, "loop")} by {Count(Raters, "rater")} so far; calibrated figures need "
                + $"at least {FewestRatings} ratings of {FewestLoops} loops by {FewestRaters} raters.";
            return;
        }
        try
        {
            table = Table(ratings);
            Calibration = Calibrator.Calibrate(table, new() { Bias = true });
        }
        catch (RatingException e)
        {
            NotCalibrated = $"The ratings cannot be calibrated: {e.Message}";
            return;
        }
        raters = Calibration.Raters.ToDictionary(m => m.Id, StringComparer.Ordinal);
        loops = Calibration.Subjects.ToDictionary(m => m.Id, StringComparer.Ordinal);
        scales = [.. Calibration.Items.Select(i => ItemScale.Of(table, Calibration, i))];
        luck = new(table, Calibration);
        NotCalibrated = !Calibration.Converged ? "The calibration found no stable measures; more ratings of other loops by the same raters help."
            : Calibration.Subsets > 1 ? $"The ratings fall into {Calibration.Subsets} sets that no rater links, so raters of one cannot be compared with those of another."
            : null;
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<RevealedRating> Ratings { get; }

    /// <summary>What they are given on.</summary>
    public ScoreScale Scale { get; }

    /// <summary>Loops with a rating.</summary>
    public int Loops { get; }

    /// <summary>People who rated.</summary>
    public int Raters { get; }

    /// <summary>Also where its measures cannot be compared with each other, for it says why; null where there is too little to try.</summary>
    public CalibrationResult? Calibration { get; }

    /// <summary>Why there are no calibrated figures, in words; null when there are.</summary>
    public string? NotCalibrated { get; }

    /// <summary>Calibrates the ratings of cards; the same ratings give the same figures.</summary>
    public static CohortMeasures Of(IEnumerable<RevealedRating> ratings) => new(InOrder(ratings), ScoreScale.Cards);

    /// <summary>Calibrates a file's ratings; its subjects are the loops, its items the signals of one stage, its scale the scores in it.</summary>
    /// <exception cref="RatingException">Scores that are no steps of a scale.</exception>
    public static CohortMeasures Of(RatingTable table)
    {
        Scales.Check(table);
        table.RefuseRepeats();
        return new(InOrder(Enumerable.Range(0, table.Count).Select(n => new RevealedRating(table.Raters[table.Rater[n]], table.Subjects[table.Subject[n]], "",
            table.Items[table.Item[n]], (int)table.Score[n], table.Time.Length > 0 ? table.Times[table.Time[n]] : ""))), ScoreScale.Of(table.Score.Select(s => (int)s)));
    }

    /// <summary>Mean of a loop's scores, every rater weighing the same; null without ratings.</summary>
    public double? RawMean(string loop)
    {
        var panel = byLoop[loop].GroupBy(r => r.Rater, StringComparer.Ordinal).ToList();
        return panel.Count == 0 ? null : panel.Average(rater => rater.Average(r => r.Score));
    }

    /// <summary>How severe a rater is; null where it cannot be said.</summary>
    public Measure? Rater(string id) => NotCalibrated is null ? raters.GetValueOrDefault(id) : null;

    /// <summary>What raters of the panel's average severity would give this loop over all signals; null where it cannot be said.</summary>
    public FairScore? Fair(string loop) => NotCalibrated is null && loops.GetValueOrDefault(loop) is { Value: { } value, Se: { } se }
        ? FairScore.Of(value, se, Expected) : null;

    /// <summary>Points by which a rater's scores of an average loop lie above the panel's; negative for a severe one.</summary>
    public double PointsOff(Measure rater) =>
        Calibration?.SubjectDistribution is { } loop && rater.Value is { } severity ? Expected(loop.Mean - severity) - Expected(loop.Mean) : 0;

    /// <summary>One signal of one stage of a loop, from its ratings alone; null where it cannot be said.</summary>
    public FairScore? Fair(string loop, string stage, string signal) => NotCalibrated is null && Calibration?.SubjectDistribution is { } prior
        ? FairScore.Posterior(prior, [.. byLoop[loop].Where(r => r.Stage == stage && r.Signal == signal)], raters, scales[Array.IndexOf(table!.Items, signal)]) : null;

    /// <summary>How much of a decision was the panel, drawn once per loop and mark; throws where there are no calibrated figures or no rating of this loop.</summary>
    /// <param name="mark">The mean from which on a panel says hire.</param>
    internal PanelLuck Luck(string loop, double mark) => drawn.GetOrAdd((loop, mark), at => luck!.Of(at.Loop, PanelRules.MeanAtLeast(at.Mark), seed: 1));

    double Expected(double measure) => scales.Average(s => s.Expected(measure));

    static List<RevealedRating> InOrder(IEnumerable<RevealedRating> ratings) => [.. ratings
        .OrderBy(r => r.Loop, StringComparer.Ordinal).ThenBy(r => r.Stage, StringComparer.Ordinal).ThenBy(r => r.Rater, StringComparer.Ordinal)
        .ThenBy(r => r.Signal, StringComparer.Ordinal)];

    // Who rated somebody twice on a signal at one time is counted once: the model takes ratings to be independent.
    static RatingTable Table(IReadOnlyList<RevealedRating> ratings)
    {
        var columns = new RatingColumns(withTime: true);
        foreach (var r in ratings.DistinctBy(r => (r.Rater, r.Loop, r.Signal, r.When)))
            columns.Add(r.Rater, r.Loop, r.Signal, r.When, r.Score, 0);
        return columns.ToTable();
    }

    static string Count(int number, string one) => string.Create(CultureInfo.InvariantCulture, $"{number} {one}{(number == 1 ? "" : "s")}");
}
