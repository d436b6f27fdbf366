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
        Amendments = { withContent && interview.Revealed ? card.Amendments.Select(Of) : [] },
    };

    public static CardContent Parse(Proto.CardContent? content) => content is null ? CardContent.Empty : Read(RequireNotesKept(content));

    // A signal that was not observed has no place for a note, so one that came with it would be lost without a word.
    static Proto.CardContent RequireNotesKept(Proto.CardContent content)
    {
        var lost = content.Ratings.Index().Where(r => r.Item is { NotObserved: true } rating && (rating.Note.Trim().Length > 0 || rating.Score != 0))
            .Select(r => CardContent.Wrong($"content.ratings[{r.Index}].note", r.Item.SignalId, "is a signal that was not observed, and yet it has a note or a score; rate it, or empty both")).ToList();
        return lost.Count == 0 ? content : throw DomainException.Invalid(lost);
    }

    static CardContent Read(Proto.CardContent content) => new(
        [.. content.Ratings.Where(r => !r.NotObserved).Select(r => new SignalRating(r.SignalId, r.Score, r.Note.Trim()))],
        content.Recommendation == 0 ? null : (Recommendation)Require.Known(content.Recommendation, "content.recommendation"),
        content.JudgmentFlag, content.FlagReason.Trim(), content.Confidence, content.Summary.Trim())
    {
        NotObserved = [.. content.Ratings.Where(r => r.NotObserved).Select(r => r.SignalId)],
        Evidence = [.. content.Evidence.Select(e => new EvidenceNote(
            e.SignalId, e.Text.Trim(), e.Kind, e.RefId, e.Kind == EvidenceNote.AtMinute ? e.Minute : null))],
    };

    static Proto.CardContent Of(CardContent content) => new()
    {
        Ratings =
        {
            content.Ratings.Select(r => new Proto.Rating { SignalId = r.SignalId, Score = r.Score, Note = r.Note }),
            content.NotObserved.Select(s => new Proto.Rating { SignalId = s, NotObserved = true }),
        },
        Recommendation = (Proto.Recommendation)(content.Recommendation ?? 0),
        JudgmentFlag = content.JudgmentFlag,
        FlagReason = content.FlagReason,
        Confidence = content.Confidence,
        Summary = content.Summary,
        Evidence = { content.Evidence.Select(e => new Proto.EvidenceNote { SignalId = e.SignalId, Text = e.Text, Kind = e.Kind, RefId = e.RefId, Minute = e.Minute ?? 0 }) },
    };

    static Proto.Amendment Of(CardAmendment amendment) => new()
    {
        Number = amendment.Number,
        Content = Of(amendment.Content),
        Commitment = amendment.Commitment,
        Salt = amendment.Salt,
        CanonicalContent = amendment.CanonicalContent,
        At = amendment.At.ToTimestamp(),
    };
}
