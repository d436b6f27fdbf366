using Mockloop.Debrief.Engine.Reports;

namespace Mockloop.Debrief.Reports;

/// <summary>
/// What this process calibrated lately. Calibrating and drawing panels is most of the work of a report, and the same ratings give the
/// same figures; a cohort is calibrated anew when any of its ratings is another, also when only a rater's id was erased.
/// </summary>
sealed class CalibratedCohorts
{
    /// <summary>The one longest not looked at makes room for another.</summary>
    public const int Most = 32;

    readonly Lock gate = new();
    readonly LinkedList<Entry> entries = [];

    /// <summary>Whoever comes while another calibrates the same waits for that.</summary>
    public CohortMeasures Of(Guid cohortId, IReadOnlyList<RevealedRating> ratings)
    {
        Entry entry;
        lock (gate)
        {
            var known = entries.FirstOrDefault(e => e.CohortId == cohortId);
            entry = known is not null && known.Ratings.SequenceEqual(ratings) ? known : new(cohortId, ratings, new(() => CohortMeasures.Of(ratings)));
            if (known is not null)
                entries.Remove(known);
            entries.AddFirst(entry);
            if (entries.Count > Most)
                entries.RemoveLast();
        }
        return entry.Measures.Value;
    }

    sealed record Entry(Guid CohortId, IReadOnlyList<RevealedRating> Ratings, Lazy<CohortMeasures> Measures);
}
