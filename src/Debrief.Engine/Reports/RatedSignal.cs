using Mockloop.Debrief.Engine.Agreement;
using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Engine.Reports;

/// <summary>A signal over a cohort's loops: a row of the heat map, and how far its raters agree.</summary>
/// <param name="Means">Mean score per loop, in the report's order of loops; null where nobody rated.</param>
/// <param name="Shared">Loops in which more than one person rated it.</param>
/// <param name="Alpha">Krippendorff's, ordinal.</param>
/// <param name="Icc">Of one rating, one-way, ICC(1,1), over the loops with as many raters as most have.</param>
/// <param name="PercentAgreement">Pairs of ratings with the same score, 0–100; null without pairs.</param>
public sealed record RatedSignal(
    SignalName Name, IReadOnlyList<double?> Means, int Shared, Estimate Alpha, Estimate Icc, double? PercentAgreement)
{
    static readonly Estimate Alone = Estimate.None("no loop has two raters of it");

    internal static IReadOnlyList<RatedSignal> Of(IEnumerable<SignalName> signals, IReadOnlyList<RatedLoop> loops, CohortMeasures measures)
    {
        var bySignal = measures.Ratings.ToLookup(r => (r.Stage, r.Signal));
        return [.. signals.Select(s => Of(s, loops, [.. bySignal[(s.StageId, s.SignalId)]]))];
    }

    static RatedSignal Of(SignalName name, IReadOnlyList<RatedLoop> loops, List<RevealedRating> ratings)
    {
        var byLoop = ratings.ToLookup(r => r.Loop, StringComparer.Ordinal);
        var means = loops.Select(l => byLoop[l.Facts.LoopId]).Select(g => g.Any() ? g.Average(r => r.Score) : (double?)null).ToList();
        var shared = byLoop.Where(g => g.Count() > 1).ToList();
        if (shared.Count == 0)
            return new(name, means, 0, Alone, Alone, null);
        var all = Seats(byLoop);
        int most = shared.GroupBy(g => g.Count()).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).First().Key;
        var even = Seats(shared.Where(g => g.Count() == most));
        return new(name, means, shared.Count, all.Alpha["ordinal"], even.IntraclassCorrelations["1,1"], all.PercentAgreement);
    }

    // Who sat in which loop differs, so raters become seats: neither alpha nor the one-way form asks which rater gave a score.
    static ItemAgreement Seats(IEnumerable<IGrouping<string, RevealedRating>> loops) => AgreementAnalysis.Of(RatingTable.Of(
        loops.SelectMany(loop => loop.Select((r, seat) => ($"{seat}", loop.Key, r.Signal, (double)r.Score))))).Items[0];
}
