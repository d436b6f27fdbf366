using Mockloop.Debrief.Engine.Calibration;

namespace Mockloop.Debrief.Engine.Reports;

/// <summary>A cohort's debriefs as its organizer sees them.</summary>
/// <param name="Cohort">The name to show.</param>
/// <param name="Cards">Revealed ones that count; null where only their ratings are known.</param>
/// <param name="Missing">Cards that were due and did not come.</param>
/// <param name="Loops">By the candidates' names.</param>
/// <param name="Signals">In the track's order.</param>
/// <param name="Raters">The most severe first.</param>
/// <param name="Scale">What scores are given on.</param>
/// <param name="Warnings">What makes the figures weaker than they look, in words.</param>
public sealed record CohortReport(
    string Cohort, int? Cards, int Missing, IReadOnlyList<RatedLoop> Loops, IReadOnlyList<RatedSignal> Signals, IReadOnlyList<RaterLine> Raters,
    IReadOnlyList<RaisedFlag> Flags, ScoreScale Scale, IReadOnlyList<string> Warnings, bool Calibrated)
{
    /// <summary>Puts it together.</summary>
    /// <param name="cohort">The name to show.</param>
    /// <param name="loops">Those with a rating, and decided ones.</param>
    /// <param name="signals">What the track rates, in its order: stage, signal, and the name of both.</param>
    /// <param name="names">Of raters, by id.</param>
    /// <param name="measures">Of the cohort.</param>
    /// <param name="flags">Raised on revealed cards.</param>
    /// <param name="cards">Revealed ones that count; null where only their ratings are known.</param>
    /// <param name="missing">Cards that were due and did not come.</param>
    public static CohortReport Of(
        string cohort, IEnumerable<LoopOutcomeFacts> loops, IEnumerable<SignalName> signals, Func<string, string> names, CohortMeasures measures,
        IEnumerable<RaisedFlag> flags, int? cards, int missing)
    {
        var rated = RatedLoop.Rank(loops, measures);
        var raters = RaterLine.Of(measures, names);
        return new(cohort, cards, missing, rated, RatedSignal.Of(signals, rated, measures), raters, [.. flags], measures.Scale,
            CohortWarnings.Of(measures, rated, raters, missing), measures.NotCalibrated is null);
    }
}

/// <summary>A loop as the service knows it.</summary>
/// <param name="Hired">Null while it is open, and when the candidate left.</param>
public sealed record LoopOutcomeFacts(string LoopId, string CandidateId, string Candidate, string Outcome, bool Decided, bool? Hired);

/// <summary>A signal of a stage by name.</summary>
public sealed record SignalName(string StageId, string Stage, string SignalId, string Signal)
{
    /// <summary>Both.</summary>
    public string Label => Stage.Length > 0 ? $"{Stage}: {Signal}" : Signal;
}

/// <summary>A lack of judgement that somebody flagged.</summary>
/// <param name="Decision">What became of the stage.</param>
public sealed record RaisedFlag(
    string LoopId, string CandidateId, string Candidate, string StageId, string Stage, string RaterId, string Rater, string Reason, string Decision);

/// <summary>A rater in the organizer's list.</summary>
/// <param name="Severity">Also where it can be compared within a subset only; null where there is too little to try.</param>
public sealed record RaterLine(string Id, string Name, int Loops, int Ratings, double Mean, Measure? Severity)
{
    internal static IReadOnlyList<RaterLine> Of(CohortMeasures measures, Func<string, string> names)
    {
        var severities = measures.Calibration?.Raters.ToDictionary(m => m.Id, StringComparer.Ordinal) ?? [];
        return [.. measures.Ratings.GroupBy(r => r.Rater, StringComparer.Ordinal)
            .Select(g => new RaterLine(g.Key, names(g.Key), g.DistinctBy(r => r.Loop).Count(), g.Count(), g.Average(r => r.Score), severities.GetValueOrDefault(g.Key)))
            .OrderByDescending(l => l.Severity?.Value).ThenBy(l => l.Name, StringComparer.Ordinal)];
    }
}
