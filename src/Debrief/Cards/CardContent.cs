using System.Text.Json.Serialization;
using Mockloop.Debrief.Engine;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Debrief.Cards;

/// <summary>What a card says. In a draft a score of 0 and a null recommendation are still open.</summary>
sealed record CardContent(
    IReadOnlyList<SignalRating> Ratings, Recommendation? Recommendation, bool JudgmentFlag, string FlagReason, int Confidence, string Summary)
{
    const int MostRatings = 50, LongestNote = 2000, LongestReason = 1000, LongestSummary = 4000, LongestSignalId = 100;

    /// <summary>Signals of which the author saw nothing: neither good nor bad, and never counted as a score.</summary>
    public IReadOnlyList<string> NotObserved { get; init; } = [];

    /// <summary>What the author tied to the timeline.</summary>
    public IReadOnlyList<EvidenceNote> Evidence { get; init; } = [];

    public static readonly CardContent Empty = new([], null, false, "", 0, "");

    [JsonIgnore]
    public bool IsEmpty => Ratings.Count == 0 && Recommendation is null && !JudgmentFlag && FlagReason.Length == 0 && Confidence == 0 && Summary.Length == 0
        && NotObserved.Count == 0 && Evidence.Count == 0;

    /// <summary>The bounds a draft keeps too. Values are named by their size, never quoted: a sealed text must not reach a log.</summary>
    public CardContent RequireBounded()
    {
        var wrong = new List<FieldViolation>();
        if (Ratings.Count + NotObserved.Count > MostRatings)
            wrong.Add(Wrong("content.ratings", Ratings.Count + NotObserved.Count, $"entries, but a card has at most {MostRatings}; leave out the rest"));
        for (int i = 0; i < Ratings.Count; i++)
        {
            if (Ratings[i].Score is < 0 or > 4)
                wrong.Add(Wrong($"content.ratings[{i}].score", Ratings[i].Score, "is not a rating; choose 1 to 4"));
            Unfit(wrong, $"content.ratings[{i}].signal_id", Ratings[i].SignalId, LongestSignalId);
            Unfit(wrong, $"content.ratings[{i}].note", Ratings[i].Note, LongestNote);
        }
        foreach (var signal in NotObserved)
            Unfit(wrong, "content.ratings.signal_id", signal, LongestSignalId);
        if (Confidence is < 0 or > 5)
            wrong.Add(Wrong("content.confidence", Confidence, "is not a confidence; choose 1 to 5"));
        wrong.AddRange(EvidenceRules.Bounds(Evidence));
        Unfit(wrong, "content.flag_reason", FlagReason, LongestReason);
        Unfit(wrong, "content.summary", Summary, LongestSummary);
        return wrong.Count == 0 ? this : throw DomainException.Invalid(wrong);
    }

    /// <summary>A card can be submitted when every signal of the stage is rated once and nothing is left open.</summary>
    /// <param name="signals">Signal ids of the stage in the track.</param>
    public CardContent RequireComplete(IReadOnlyList<string> signals)
    {
        RequireBounded();
        var wrong = new List<FieldViolation>();
        for (int i = 0; i < Ratings.Count; i++)
        {
            if (!signals.Contains(Ratings[i].SignalId))
                wrong.Add(Wrong($"content.ratings[{i}].signal_id", Ratings[i].SignalId, $"is not rated in this stage; rate {string.Join(", ", signals)}"));
            if (Ratings[i].Score < 1)
                wrong.Add(Wrong($"content.ratings[{i}].score", Ratings[i].Score, "is still open; choose 1 to 4"));
        }
        foreach (var signal in signals)
            if (Ratings.Count(r => r.SignalId == signal) + NotObserved.Count(s => s == signal) is var times and not 1)
                wrong.Add(Wrong("content.ratings", signal, $"is rated {times} times; rate it once, 1 to 4, or say not_observed"));
        foreach (var signal in NotObserved.Except(signals))
            wrong.Add(Wrong("content.ratings", signal, $"is not rated in this stage; rate {string.Join(", ", signals)}"));
        if (Recommendation is null)
            wrong.Add(Wrong("content.recommendation", null, "is missing; choose one from STRONG_NO to STRONG_YES"));
        if (Confidence < 1)
            wrong.Add(Wrong("content.confidence", Confidence, "is still open; choose 1 to 5"));
        if (JudgmentFlag && FlagReason.Length == 0)
            wrong.Add(Wrong("content.flag_reason", null, "is missing; a judgment flag needs its reason, or take the flag back"));
        if (!JudgmentFlag && FlagReason.Length > 0)
            wrong.Add(Wrong("content.judgment_flag", false, "has a reason without the flag; raise the flag or empty flag_reason"));
        return wrong.Count == 0 ? this : throw DomainException.Invalid(wrong);
    }

    public string Canonical(Guid cardId, Guid interviewId) => CanonicalCard.Write(
        cardId, interviewId, Ratings, Recommendation ?? 0, JudgmentFlag, FlagReason, Confidence, Summary, NotObserved, Evidence);

    internal static void Unfit(List<FieldViolation> wrong, string field, string text, int longest)
    {
        if (text.Contains('\0'))
            wrong.Add(Wrong(field, "U+0000", "cannot be stored; take the character out"));
        if (text.Length > longest)
            wrong.Add(Wrong(field, $"{text.Length} characters", $"is more than {longest}; shorten it"));
    }

    internal static FieldViolation Wrong(string field, object? value, string rule) => DomainException.Violation(field, value, rule);
}
