namespace Mockloop.Debrief.Engine;

/// <summary>A revealed card that counts: an interviewer's or a shadow's, never the candidate's own.</summary>
/// <param name="FlagReason">Why judgment was missed; empty without a flag.</param>
public sealed record ReviewerCard(
    Recommendation Recommendation, bool JudgmentFlag, string FlagReason, IReadOnlyList<SignalRating> Ratings)
{
    /// <summary>Where the card can be looked up.</summary>
    public Guid CardId { get; init; }

    /// <summary>Signals of which the reviewer saw nothing.</summary>
    public IReadOnlyList<string> NotObserved { get; init; } = [];

    /// <summary>The card as a whole, in the reviewer's words.</summary>
    public string Summary { get; init; } = "";

    /// <summary>What the reviewer tied to the timeline.</summary>
    public IReadOnlyList<EvidenceNote> Notes { get; init; } = [];
}

/// <summary>Something that happened in the round: "submission", "hint" or "attempt".</summary>
/// <param name="Verdict">Verdict of a submission, else empty.</param>
public sealed record EvidenceFact(string Kind, string Text, string Verdict)
{
    /// <summary>Tells it from others of its kind.</summary>
    public string RefId { get; init; } = "";
}

/// <summary>One stage as the committee sees it.</summary>
/// <param name="SignalNames">Display name per signal id, from the track; all signals that the stage looks for.</param>
/// <param name="Missing">Cards that were due and did not come.</param>
public sealed record PacketStage(
    string StageId, string StageName, StageOutcome? Outcome, IReadOnlyDictionary<string, string> SignalNames,
    IReadOnlyList<ReviewerCard> Cards, int Missing, IReadOnlyList<EvidenceFact> Evidence)
{
    /// <summary>Where the round can be looked up.</summary>
    public Guid InterviewId { get; init; }

    /// <summary>Every rated signal, weakest first; equal ones by id, so that the order is always the same.</summary>
    public IReadOnlyList<SignalSummary> Signals { get; } = [.. Cards
        .SelectMany(c => c.Ratings, (card, rating) => (card.CardId, Rating: rating))
        .GroupBy(r => r.Rating.SignalId, StringComparer.Ordinal)
        .Select(g => SignalSummary.Of(StageName, SignalNames.GetValueOrDefault(g.Key, g.Key), [.. g]))
        .OrderBy(s => s.Mean).ThenBy(s => s.SignalId, StringComparer.Ordinal)];
}

/// <summary>A signal over all cards of a stage.</summary>
/// <param name="Mean">1–4.</param>
/// <param name="Low">A note of the lowest score, empty when nobody wrote one.</param>
/// <param name="High">A note of the highest score, empty when nobody wrote one.</param>
public sealed record SignalSummary(string StageName, string SignalId, string Name, double Mean, string Low, string High)
{
    /// <summary>The card that <see cref="Low"/> is from.</summary>
    public Guid LowCard { get; init; }

    /// <summary>The card that <see cref="High"/> is from.</summary>
    public Guid HighCard { get; init; }

    /// <summary>Highest score − lowest score.</summary>
    public int Spread { get; init; }

    internal static SignalSummary Of(string stage, string name, IReadOnlyList<(Guid Card, SignalRating Rating)> ratings)
    {
        // Ties are broken by the text, not by who came first: the same cards give the same words in any order.
        var noted = ratings.Where(r => r.Rating.Note.Length > 0)
            .OrderBy(r => r.Rating.Score).ThenBy(r => r.Rating.Note, StringComparer.Ordinal).ThenBy(r => r.Card).ToList();
        var (low, high) = noted.Count > 0 ? (noted[0], noted[^1]) : default;
        return new SignalSummary(stage, ratings[0].Rating.SignalId, name, ratings.Average(r => r.Rating.Score), low.Rating?.Note ?? "", high.Rating?.Note ?? "")
        {
            LowCard = low.Card,
            HighCard = high.Card,
            Spread = ratings.Max(r => r.Rating.Score) - ratings.Min(r => r.Rating.Score),
        };
    }
}
