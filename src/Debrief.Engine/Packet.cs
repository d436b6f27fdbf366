namespace Mockloop.Debrief.Engine;

/// <summary>A revealed card that counts: an interviewer's or a shadow's, never the candidate's own.</summary>
/// <param name="FlagReason">Why judgment was missed; empty without a flag.</param>
public sealed record ReviewerCard(
    Recommendation Recommendation, bool JudgmentFlag, string FlagReason, IReadOnlyList<SignalRating> Ratings);

/// <summary>Something that happened in the round: "submission", "hint" or "attempt".</summary>
/// <param name="Verdict">Verdict of a submission, else empty.</param>
public sealed record EvidenceFact(string Kind, string Text, string Verdict);

/// <summary>One stage as the committee sees it.</summary>
/// <param name="SignalNames">Display name per signal id, from the track.</param>
/// <param name="Missing">Cards that were due and did not come.</param>
public sealed record PacketStage(
    string StageId, string StageName, StageOutcome? Outcome, IReadOnlyDictionary<string, string> SignalNames,
    IReadOnlyList<ReviewerCard> Cards, int Missing, IReadOnlyList<EvidenceFact> Evidence)
{
    /// <summary>Every rated signal, weakest first; equal ones by id, so that the order is always the same.</summary>
    public IReadOnlyList<SignalSummary> Signals { get; } = [.. Cards
        .SelectMany(c => c.Ratings)
        .GroupBy(r => r.SignalId, StringComparer.Ordinal)
        .Select(g => SignalSummary.Of(StageName, SignalNames.GetValueOrDefault(g.Key, g.Key), [.. g]))
        .OrderBy(s => s.Mean).ThenBy(s => s.SignalId, StringComparer.Ordinal)];
}

/// <summary>A signal over all cards of a stage.</summary>
/// <param name="Mean">1–4.</param>
/// <param name="Low">A note of the lowest score, empty when nobody wrote one.</param>
/// <param name="High">A note of the highest score, empty when nobody wrote one.</param>
public sealed record SignalSummary(string StageName, string SignalId, string Name, double Mean, string Low, string High)
{
    internal static SignalSummary Of(string stage, string name, IReadOnlyList<SignalRating> ratings)
    {
        // Ties are broken by the text, not by who came first: the same cards give the same words in any order.
        var noted = ratings.Where(r => r.Note.Length > 0).OrderBy(r => r.Score).ThenBy(r => r.Note, StringComparer.Ordinal).ToList();
        return new SignalSummary(stage, ratings[0].SignalId, name, ratings.Average(r => r.Score),
            noted.FirstOrDefault()?.Note ?? "", noted.LastOrDefault()?.Note ?? "");
    }
}
