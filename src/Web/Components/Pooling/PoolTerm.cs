using Mockloop.Contracts.Matching;

namespace Mockloop.Web.Components.Pooling;

/// <summary>A term of a pair's value as a person reads it; the measures are those of Matching's README.</summary>
sealed record PoolTerm(string Id, string Name, string Measure, Func<PoolWeights, int> Get, Action<PoolWeights, int> Set)
{
    public static readonly IReadOnlyList<PoolTerm> All =
    [
        new("waiting", "Wait", "both have waited until nothing is left to relax", w => w.Waiting, (w, v) => w.Waiting = v),
        new("level", "Level", "the same level; a quarter less for each level between", w => w.Level, (w, v) => w.Level = v),
        new("novelty", "New faces", "they have not met; half after one meeting", w => w.Novelty, (w, v) => w.Novelty = v),
        new("mutual", "Two-way", "each interviews the other", w => w.Mutual, (w, v) => w.Mutual = v),
        new("fit", "Interviewer’s reputation", "rated 5; half while unrated", w => w.Fit, (w, v) => w.Fit = v),
        new("language", "Language", "both prefer the same; half for another common one", w => w.Language, (w, v) => w.Language = v),
        new("ledger", "Give and take", "the candidate has given ten more than the interviewer; half when equal", w => w.Ledger, (w, v) => w.Ledger = v),
        new("connectivity", "Comparable ratings", "a card joins interviewers that could not be compared", w => w.Connectivity, (w, v) => w.Connectivity = v),
        new("preference", "Wishes", "both asked for the other; half for one", w => w.Preference, (w, v) => w.Preference = v),
        new("hours", "Common hours", "ten common starts or more", w => w.Hours, (w, v) => w.Hours = v),
    ];
}
