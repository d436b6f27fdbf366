using NodaTime;

namespace Mockloop.Matching.Engine.Pooling;

/// <summary>How far a pair fulfils each term, 0 to 1000 ‰.</summary>
/// <param name="Fit">Reputation of the interviewer from 1 to 5; 500 while unrated.</param>
/// <param name="Level">1000 at the same level, 250 less for each level of difference.</param>
/// <param name="Hours">100 for each common start, up to ten.</param>
/// <param name="Language">1000 when both prefer the same, else 500.</param>
/// <param name="Novelty">1000 / (1 + meetings so far, in whatever stage and parts).</param>
/// <param name="Ledger">500, and 50 more for each interview that the candidate has given more (net) than the interviewer, up to ten.</param>
/// <param name="Connectivity">1000 when a card would join two groups of raters that cannot be compared, 250 when it only adds a path, 0 when it exists.</param>
/// <param name="Preference">500 for each of the two who asked for the other.</param>
/// <param name="Waiting">Mean share of the patience that the two have waited.</param>
/// <param name="Mutual">1000 when each interviews the other.</param>
public readonly record struct PoolTerms(
    int Fit, int Level, int Hours, int Language, int Novelty, int Ledger, int Connectivity, int Preference, int Waiting, int Mutual)
{
    const int Full = 1000, LevelLoss = 250, PerStart = 100, PerInterview = 50, MostInterviews = 10;

    /// <summary>The pair's value in thousandths of a point.</summary>
    public long Value(PoolWeights w) =>
        (long)w.Sum * Full + (long)w.Fit * Fit + (long)w.Level * Level + (long)w.Hours * Hours + (long)w.Language * Language + (long)w.Novelty * Novelty
        + (long)w.Ledger * Ledger + (long)w.Connectivity * Connectivity + (long)w.Preference * Preference + (long)w.Waiting * Waiting + (long)w.Mutual * Mutual;

    /// <summary>Of a one-way mock, or of one half of a two-way one.</summary>
    internal static PoolTerms Of(Waiter candidate, Waiter interviewer, int starts, PoolPast past, Instant now, PoolRules rules) => new(
        Fit: interviewer.Reputation > 0 ? (int)Math.Round(Math.Clamp(interviewer.Reputation - 1, 0, 4) * Full / 4) : Full / 2,
        Level: Full - LevelLoss * Math.Abs(candidate.Level - interviewer.Level),
        Hours: Math.Min(Full, PerStart * starts),
        Language: PoolPairing.PreferTheSame(candidate, interviewer) ? Full : Full / 2,
        Novelty: Full / (1 + past.Meetings(candidate.Person, interviewer.Person)),
        Ledger: Full / 2 + PerInterview * Math.Clamp(candidate.Ledger - interviewer.Ledger, -MostInterviews, MostInterviews),
        Connectivity: past.Ratings.Gain(interviewer.Person, candidate.Person),
        Preference: (candidate.Wishes.Contains(interviewer.Person) ? Full / 2 : 0) + (interviewer.Wishes.Contains(candidate.Person) ? Full / 2 : 0),
        Waiting: (Share(candidate, now, rules) + Share(interviewer, now, rules)) / 2,
        Mutual: 0);

    /// <summary>Of a two-way mock: the mean of its halves, and mutual.</summary>
    internal static PoolTerms Both(PoolTerms a, PoolTerms b) => new(
        (a.Fit + b.Fit) / 2, a.Level, a.Hours, a.Language, a.Novelty, (a.Ledger + b.Ledger) / 2, (a.Connectivity + b.Connectivity) / 2, a.Preference, a.Waiting, Full);

    static int Share(Waiter waiter, Instant now, PoolRules rules) => (int)(Math.Clamp((now - waiter.Since) / rules.Patience, 0, 1) * Full);
}
