using Mockloop.Debrief.Engine;
using Mockloop.Debrief.Interviews;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Versions;
using Proto = Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Cards;

/// <summary>Cards to proto and back.</summary>
static class CardView
{
    /// <param name="withContent">Only where <see cref="Viewer.MayRead"/> says so.</param>
    public static Proto.Card Of(Card card, Interview interview, bool withContent) => new()
    {
        CardId = card.Id.ToString(),
        InterviewId = interview.Id.ToString(),
        LoopId = interview.LoopId?.ToString() ?? "",
        CohortId = interview.CohortId.ToString(),
        StageId = interview.StageId,
        AuthorId = card.AuthorId.ToString(),
        CandidateId = interview.CandidateId.ToString(),
        Kind = (Proto.CardKind)card.Kind,
        State = (Proto.CardState)card.State,
        Content = withContent ? Of(card.Content) : null,
        Commitment = card.Commitment,
        Salt = withContent && interview.Revealed ? card.Salt : "",
        CanonicalContent = withContent && interview.Revealed ? card.CanonicalContent : "",
        Deadline = interview.Deadline.ToTimestamp(),
        SubmittedAt = card.SubmittedAt.ToTimestamp(),
        RemindedAt = card.RemindedAt.ToTimestamp(),
        Version = card.Version,
        Etag = ETags.Of(card.Version),
    };

    public static CardContent Parse(Proto.CardContent? content) => content is null ? CardContent.Empty : new(
        [.. content.Ratings.Select(r => new SignalRating(r.SignalId, r.Score, r.Note.Trim()))],
        content.Recommendation == 0 ? null : (Recommendation)Require.Known(content.Recommendation, "content.recommendation"),
        content.JudgmentFlag, content.FlagReason.Trim(), content.Confidence, content.Summary.Trim());

    static Proto.CardContent Of(CardContent content) => new()
    {
        Ratings = { content.Ratings.Select(r => new Proto.Rating { SignalId = r.SignalId, Score = r.Score, Note = r.Note }) },
        Recommendation = (Proto.Recommendation)(content.Recommendation ?? 0),
        JudgmentFlag = content.JudgmentFlag,
        FlagReason = content.FlagReason,
        Confidence = content.Confidence,
        Summary = content.Summary,
    };
}
