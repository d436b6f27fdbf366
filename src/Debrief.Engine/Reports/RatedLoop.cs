namespace Mockloop.Debrief.Engine.Reports;

/// <summary>A loop among the others of its cohort.</summary>
/// <param name="Raw">Mean of its ratings; null without any.</param>
/// <param name="RawRank">1 for the highest mean, equal means share a rank; null without ratings.</param>
/// <param name="Fair">With raters of average severity; null where it cannot be said.</param>
/// <param name="FairRank">1 for the best; null where it cannot be said.</param>
/// <param name="Luck">Null while it is not decided.</param>
public sealed record RatedLoop(LoopOutcomeFacts Facts, double? Raw, int? RawRank, FairScore? Fair, int? FairRank, LuckOutlook? Luck)
{
    /// <summary>Places won (or lost, below 0) by calibration.</summary>
    public int? Rise => RawRank - FairRank;

    internal static IReadOnlyList<RatedLoop> Rank(IEnumerable<LoopOutcomeFacts> loops, CohortMeasures measures)
    {
        var rated = loops.Select(l => new RatedLoop(l, measures.RawMean(l.LoopId), null, measures.Fair(l.LoopId), null,
            l.Decided ? LuckOutlook.Of(measures, l.LoopId, l.Hired) : null)).ToList();
        return [.. rated.Select(l => l with
        {
            RawRank = l.Raw is null ? null : 1 + rated.Count(o => o.Raw > l.Raw + 1e-9),
            FairRank = l.Fair is null ? null : 1 + rated.Count(o => o.Fair?.Value > l.Fair.Value + 1e-9),
        }).OrderBy(l => l.Facts.Candidate, StringComparer.Ordinal).ThenBy(l => l.Facts.LoopId, StringComparer.Ordinal)];
    }
}
