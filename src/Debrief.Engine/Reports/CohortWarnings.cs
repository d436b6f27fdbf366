namespace Mockloop.Debrief.Engine.Reports;

/// <summary>What makes a cohort's figures weaker than they look.</summary>
static class CohortWarnings
{
    const double Erratic = 1.5;
    const int FewLoopsOfRater = 3;

    internal static IReadOnlyList<string> Of(CohortMeasures measures, IReadOnlyList<RatedLoop> loops, IReadOnlyList<RaterLine> raters, int missing)
    {
        var warnings = new List<string>();
        if (measures.NotCalibrated is { } why)
            warnings.Add(why);
        warnings.AddRange(measures.Calibration?.Notes.Select(note => Named(note, loops, raters)) ?? []);
        var few = raters.Where(r => r.Loops < FewLoopsOfRater).Select(r => r.Name).ToList();
        if (few.Count > 0)
            warnings.Add($"Rated fewer than {FewLoopsOfRater} candidates, so their severity is hardly known: {Names(few)}.");
        var erratic = raters.Where(r => r.Severity?.Outfit > Erratic).Select(r => r.Name).ToList();
        if (erratic.Count > 0)
            warnings.Add($"Some ratings are hard to explain (outfit above {Erratic}): {Names(erratic)}.");
        if (missing > 0)
            warnings.Add($"{missing} {(missing == 1 ? "card that was due never came" : "cards that were due never came")}.");
        return warnings;
    }

    // The calibration knows ids only.
    static string Named(string note, IReadOnlyList<RatedLoop> loops, IReadOnlyList<RaterLine> raters) =>
        raters.Select(r => (r.Id, r.Name)).Concat(loops.Select(l => (Id: l.Facts.LoopId, Name: l.Facts.Candidate)))
            .Aggregate(note, (text, x) => text.Replace(x.Id, x.Name, StringComparison.Ordinal));

    static string Names(List<string> names) => string.Join(", ", names.Take(8)) + (names.Count > 8 ? $" and {names.Count - 8} more" : "");
}
