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
        var (slopes, feedback) = (Discrimination.Of(design, fitted.At), new RaterFeedback[raters.Length]);
        for (int r = 0; r < raters.Length; r++)
            feedback[r] = RaterFeedback.Of(raters[r], slopes[r].Slope, slopes[r].Error);
        return feedback;
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
            var extreme = extremes.Of(facet, e);
            bool aside = extreme is not null || value is null;
            measures[e] = new(
                ids[e], value, aside ? extreme?.Error : error(e), aside ? extreme?.Error : ownError(e),
                extreme is not null ? null : fits.Infit(e), extreme is not null ? null : fits.Outfit(e), counts[e], totals[e],
                extreme switch { null => null, { Sense: > 0 } => "highest", { Sense: < 0 } => "lowest", _ => "one score" }, numbers[e]);
        }
        return measures;
    }

    /// <summary>Subsets numbered from 1 in the order of the raters they hold; 0 for elements that have no rating in use.</summary>
    int[] Numbers(int[]? subset, int count)
    {
        var result = new int[count];
        if (subset is null || fitted.Subsets.Count == 1 || fitted.Subsets.Confounded)
        {
            Array.Fill(result, 1);
            return result;
        }
        var numbers = new Dictionary<int, int>();
        foreach (int rater in design.Rater.Distinct().Order())
            numbers.TryAdd(fitted.Subsets.Rater[rater], numbers.Count + 1);
        for (int e = 0; e < count; e++)
            result[e] = numbers.GetValueOrDefault(subset[e]);
        return result;
    }

    List<Threshold> Thresholds()
    {
        var (thresholds, given) = (new List<Threshold>(), Given());
        for (int scale = 0; scale < design.Scales.Count; scale++)
        {
            double item = design.HasItems ? 0 : fitted.Item(scale) ?? 0;
            string? name = design.HasItems ? null : table.Items[scale];
            for (int k = 0; k < design.Scales.Top(scale); k++)
            {
                int score = design.Scales.Scores(scale)[k + 1];
                thresholds.Add(new(name is null ? $"{score}" : $"{name}:{score}", name, score, fitted.At.Shared[design.Step[scale] + k] - item,
                    errors.OfStep(scale, k), errors.OwnOfStep(scale, k), given[scale][k + 1]));
            }
        }
        return thresholds;
    }

    /// <summary>How often each score of each scale was given, by those set aside, too.</summary>
    int[][] Given()
    {
        int[][] given = new int[design.Scales.Count][];
        for (int scale = 0; scale < given.Length; scale++)
            given[scale] = new int[design.Scales.Top(scale) + 1];
        for (int n = 0; n < table.Count; n++)
            if (Array.BinarySearch(design.Scales.Scores(design.Scales.Of(table.Item[n])), (int)table.Score[n]) is >= 0 and var k)
                given[design.Scales.Of(table.Item[n])][k]++;
        return given;
    }
}
