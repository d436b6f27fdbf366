using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>Turns a maximum into measures with errors, fit and notes.</summary>
sealed class Reporting(RatingTable table, CalibrationOptions options, Fitted fitted)
{
    readonly Design design = fitted.Design;
    readonly StandardErrors errors = new(fitted.Design, fitted.At, fitted.Equations, fitted.Gauges);
    readonly ExtremeMeasures extremes = new(table, fitted.Design, fitted.At, fitted.Extremes, fitted.Item, options.ExtremeAdjustment);
    readonly (FitStatistics Subjects, FitStatistics Raters, FitStatistics Items) fit = FitStatistics.Of(fitted.Design, fitted.At);

    public CalibrationResult Result()
    {
        var raters = Measures(Facet.Rater, table.Raters, fit.Raters, errors.OfRater, fit.Raters.OwnError, fitted.Subsets.Rater);
        var subjects = Measures(Facet.Subject, table.Subjects, fit.Subjects, SubjectError, SubjectOwnError, fitted.Subsets.Subject);
        var items = Measures(Facet.Item, table.Items, fit.Items, errors.OfItem, fit.Items.OwnError, null);
        bool joint = options.Estimator == Estimator.Jml;
        var (ofSubjects, ofRaters, ofItems) = (new Separations(subjects, joint, !joint), new Separations(raters, joint, false), new Separations(items, joint, false));
        var distribution = design.Mean < 0 ? null : new SubjectDistribution(fitted.At.Shared[design.Mean], fitted.At.Spread);
        return new(
            fitted.Newton.Converged, fitted.Newton.Rounds, fitted.Subsets.Count, joint ? "jml" : "mml",
            options.Model == ScaleModel.Rsm ? "rsm" : "pcm", raters, subjects, items, Thresholds(),
            new(ofSubjects.Separation, ofRaters.Separation, ofItems.Separation), new(ofSubjects.Reliability, ofRaters.Reliability, ofItems.Reliability), distribution,
            fitted.Newton.Value, table.Missing, Feedback(raters),
            options.Bias ? Interactions.Bias(table, fitted, options.ExtremeAdjustment) : null,
            table.Times.Length > 1 ? Interactions.Drift(table, fitted, options.ExtremeAdjustment) : null,
            [.. Notes.Of(table, options, fitted, raters, subjects, items)]);
    }

    RaterFeedback[] Feedback(Measure[] raters)
    {
        var slopes = Discrimination.Of(design, fitted.At);
        return [.. raters.Select((r, n) => RaterFeedback.Of(r, slopes[n].Slope, slopes[n].Error))];
    }

    double SubjectVariance(int s) => fitted.PosteriorVariance?[s] ?? 1 / fitted.Equations.Pivot[s];

    double SubjectError(int s) => errors.OfSubject(s, SubjectVariance(s));

    double? SubjectOwnError(int s) => Math.Sqrt(SubjectVariance(s));

    Measure[] Measures(Facet facet, string[] ids, FitStatistics fits, Func<int, double> error, Func<int, double?> ownError, int[]? subset)
    {
        var (counts, totals) = (new int[ids.Length], new double[ids.Length]);
        int[] column = ExtremeScores.Column(table, facet), numbers = Numbers(subset, ids.Length);
        for (int n = 0; n < table.Count; n++)
        {
            counts[column[n]]++;
            totals[column[n]] += table.Score[n];
        }
        var measures = new Measure[ids.Length];
        for (int e = 0; e < ids.Length; e++)
        {
            double? value = counts[e] > 0 ? extremes.Measure(facet, e) : null;
            bool extreme = extremes.IsExtreme(facet, e, out var aside);
            measures[e] = new(
                ids[e], value, extreme || value is null ? aside.Error : error(e), extreme || value is null ? aside.Error : ownError(e),
                extreme ? null : fits.Infit(e), extreme ? null : fits.Outfit(e), counts[e], totals[e],
                !extreme ? null : aside.Sense > 0 ? "highest" : aside.Sense < 0 ? "lowest" : "one score", numbers[e]);
        }
        return measures;
    }

    /// <summary>Subsets numbered from 1 in the order of the raters they hold; 0 for elements that have no rating in use.</summary>
    int[] Numbers(int[]? subset, int count)
    {
        var numbers = new Dictionary<int, int>();
        if (subset is null || fitted.Subsets.Count == 1 || fitted.Subsets.Confounded)
            return [.. Enumerable.Repeat(1, count)];
        foreach (int rater in design.Rater.Distinct().Order())
            numbers.TryAdd(fitted.Subsets.Rater[rater], numbers.Count + 1);
        return [.. subset.Select(root => numbers.GetValueOrDefault(root))];
    }

    List<Threshold> Thresholds()
    {
        var thresholds = new List<Threshold>();
        var given = table.Score.Select((x, n) => (design.Scales.Of(table.Item[n]), (int)x)).CountBy(x => x).ToDictionary();
        for (int scale = 0; scale < design.Scales.Count; scale++)
        {
            double item = design.HasItems ? 0 : fitted.Item(scale) ?? 0;
            string? name = design.HasItems ? null : table.Items[scale];
            for (int k = 0; k < design.Scales.Top(scale); k++)
            {
                int score = design.Scales.Scores(scale)[k + 1];
                thresholds.Add(new(name is null ? $"{score}" : $"{name}:{score}", name, score, fitted.At.Shared[design.Step[scale] + k] - item,
                    errors.OfStep(scale, k), errors.OwnOfStep(scale, k), given[(scale, score)]));
            }
        }
        return thresholds;
    }
}
