using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>What a reader must know about a calibration, in words.</summary>
static class Notes
{
    const int MostNames = 5, MostScores = 1000;
    const double FarAway = 15;

    public static IEnumerable<string> Of(RatingTable table, CalibrationOptions options, Fitted fitted, Measure[] raters, Measure[] subjects, Measure[] items)
    {
        if (!fitted.Newton.Converged)
            yield return "No maximum was found: " + Away(raters, subjects, items);
        if (fitted.Subsets.Count > 1)
            yield return SubsetsByName(fitted, raters, subjects, options);
        for (int scale = 0; scale < fitted.Design.Scales.Count; scale++)
            if (Gaps(fitted.Design.Scales.Scores(scale)) is { } gaps)
                yield return $"{(fitted.Design.HasItems ? "" : table.Items[scale] + ": ")}nobody gave {gaps}; scores that were not given have no threshold, and those above move down a step.";
        foreach (var (kind, measures) in new[] { ("Raters", raters), ("Subjects", subjects), ("Items", items) })
        {
            var extreme = measures.Where(m => m is { Extreme: not null, Value: not null }).Select(m => m.Id).ToList();
            if (extreme.Count > 0)
                yield return $"{kind} with nothing but the lowest or the highest score, measured with a total moved inwards by {options.ExtremeAdjustment}: {Names(extreme)}.";
            var silent = measures.Where(m => m.Value is null).Select(m => m.Id).ToList();
            if (silent.Count > 0)
                yield return $"{kind} without a measure, for their ratings tell nothing about them: {Names(silent)}.";
        }
    }

    static string Away(params Measure[][] facets)
    {
        var away = facets.SelectMany(f => f).Where(m => Math.Abs(m.Value ?? 0) > FarAway).Select(m => m.Id).ToList();
        return away.Count > 0 ? $"measures run away for {Names(away)}; their ratings are separated from all others." : "more rounds are needed.";
    }

    static string SubsetsByName(Fitted fitted, Measure[] raters, Measure[] subjects, CalibrationOptions options)
    {
        string between = options.Estimator == Estimator.Mml ? "Between subsets they rest on the assumption that subjects of all are alike." : "Raters are centred within each.";
        if (fitted.Subsets.Confounded)
            return $"{fitted.Subsets.Count} disjoint subsets: items cannot be told from the raters or subjects they come with, for no rater rated a subject on items of both. "
                + $"{(options.Estimator == Estimator.Mml ? between : "How far the subsets lie apart is arbitrary, and errors say so.")} Let some raters rate a subject on items of several.";
        var sets = raters.GroupBy(r => r.Subset).OrderBy(g => g.Key)
            .Select(g => $"subset {g.Key}: raters {Names([.. g.Select(r => r.Id)])}, {subjects.Count(s => s.Subset == g.Key)} subjects");
        return $"{fitted.Subsets.Count} disjoint subsets; compare measures within a subset only ({string.Join("; ", sets.Take(20))}). "
            + between + " Let a rater of one subset rate subjects of another.";
    }

    static string? Gaps(int[] scores)
    {
        if (scores.Length < 2)
            return null;
        var missing = new List<string>();
        for (long score = scores[0]; score < scores[^1] && score < scores[0] + MostScores; score++)
            if (Array.BinarySearch(scores, (int)score) < 0)
                missing.Add($"{score}");
        return missing.Count == 0 ? null : Names(missing);
    }

    static string Names(List<string> names) => string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? $" and {names.Count - MostNames} more" : "");
}
