namespace Mockloop.Debrief.Engine.Reports;

/// <summary>What a candidate takes home from a decided loop.</summary>
/// <param name="Stages">Facts and profile, in the track's order.</param>
/// <param name="Practice">At most three next things.</param>
/// <param name="Trend">The candidate's decided loops, the first one first; this one among them.</param>
/// <param name="NotCalibrated">Why scores stand as they were given, in words; null when they are corrected for who gave them.</param>
public sealed record CandidateReport(
    LoopFacts Loop, IReadOnlyList<StageProfile> Stages, IReadOnlyList<PracticeStep> Practice, LuckOutlook Luck, IReadOnlyList<LoopPoint> Trend,
    string? NotCalibrated)
{
    /// <summary>Puts it together.</summary>
    /// <param name="loop">The decided loop.</param>
    /// <param name="measures">Of its cohort.</param>
    /// <param name="trend">Of all loops to show, this one among them.</param>
    public static CandidateReport Of(LoopFacts loop, CohortMeasures measures, IEnumerable<LoopPoint> trend)
    {
        var stages = loop.Stages.Select(s => StageProfile.Of(loop.LoopId, s, measures)).ToList();
        return new(loop, stages, PracticeStep.Choose(stages), LuckOutlook.Of(measures, loop.LoopId, loop.Hired),
            [.. trend.OrderBy(p => p.DecidedAt).ThenBy(p => p.LoopId, StringComparer.Ordinal)], measures.NotCalibrated);
    }
}

/// <summary>A decided loop in a candidate's trend.</summary>
/// <param name="Raw">Mean of its ratings, 1–4; null without any.</param>
/// <param name="Fair">With raters of its own cohort's average severity; null where it cannot be said.</param>
public sealed record LoopPoint(string LoopId, string Outcome, DateTimeOffset DecidedAt, double? Raw, FairScore? Fair)
{
    /// <summary>Measured in its own cohort.</summary>
    public static LoopPoint Of(string loopId, string outcome, DateTimeOffset decidedAt, CohortMeasures measures) =>
        new(loopId, outcome, decidedAt, measures.RawMean(loopId), measures.Fair(loopId));
}
