using Mockloop.Debrief.Engine;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Versions;
using NodaTime;

namespace Mockloop.Debrief.Cards;

/// <summary>Who writes a card; the candidate's own is shown and never counted.</summary>
enum CardKind { Interviewer = 1, Shadow = 2, Self = 3 }

/// <summary>What has become of a card.</summary>
enum CardState { Expected = 1, Due = 2, Submitted = 3, Missing = 4, Void = 5 }

/// <summary>
/// One author's scorecard for one interview: a draft until it is submitted, then sealed for good. What its author changes after
/// the reveal is kept beside it.
/// </summary>
sealed class Card
{
    const int MostAmendments = 10;
    readonly List<CardAmendment> amendments = [];

    Card() { }

    public Card(Guid id, Guid interviewId, Guid authorId, CardKind kind) =>
        (Id, InterviewId, AuthorId, Kind) = (id, interviewId, authorId, kind);

    public Guid Id { get; private set; }
    public Guid InterviewId { get; private set; }
    public Guid AuthorId { get; private set; }
    public CardKind Kind { get; private set; }
    public CardState State { get; private set; } = CardState.Expected;
    public CardContent Content { get; private set; } = CardContent.Empty;

    /// <summary>Over the salt and <see cref="CanonicalContent"/>; public from submission on.</summary>
    public string Commitment { get; private set; } = "";
    public string Salt { get; private set; } = "";

    /// <summary>Exactly the text that was hashed.</summary>
    public string CanonicalContent { get; private set; } = "";
    public Instant? SubmittedAt { get; private set; }

    /// <summary>When the author was chased.</summary>
    public Instant? RemindedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<CardAmendment> Amendments => [.. amendments.OrderBy(a => a.Number)];

    /// <summary>Its author has written nothing yet.</summary>
    public bool Untouched => State != CardState.Submitted && Content.IsEmpty;

    public bool Counted => Kind != CardKind.Self;

    /// <summary>Follows the interview's facts; a submitted card stays what it is.</summary>
    public void Settle(CardState state)
    {
        if (State == CardState.Submitted || State == state)
            return;
        State = state;
        Version++;
    }

    public void Save(Guid author, CardContent draft, string etag)
    {
        RequireAuthor(author);
        CheckVersion(etag);
        if (State is not (CardState.Expected or CardState.Due))
            throw Closed();
        Content = draft;
        Version++;
    }

    /// <summary>Seals the content. Submitting the same content again changes nothing.</summary>
    /// <returns>False when it was submitted before.</returns>
    public bool Submit(Guid author, CardContent content, string etag, Instant? deadline, Instant now)
    {
        RequireAuthor(author);
        var canonical = content.Canonical(Id, InterviewId);
        if (State == CardState.Submitted && canonical == CanonicalContent)
            return false;
        CheckVersion(etag);
        if (State == CardState.Expected)
            throw DomainException.Conflict("The round is not over yet; save a draft, and submit when it has ended.");
        if (State != CardState.Due)
            throw Closed();
        if (deadline < now)
            throw DomainException.Conflict($"The deadline for this card passed at {deadline}; the stage is decided without it.");
        var seal = Seal.Of(canonical);
        (Content, CanonicalContent, Salt, Commitment) = (content, canonical, seal.Salt, seal.Commitment);
        (State, SubmittedAt) = (CardState.Submitted, now);
        Version++;
        return true;
    }

    /// <summary>Keeps a change beside what was sealed. The same content again changes nothing.</summary>
    public void Amend(Guid author, CardContent content, string etag, bool revealed, Instant now)
    {
        RequireAuthor(author);
        if (State == CardState.Submitted && CanonicalContent.Length == 0)
            throw DomainException.Conflict("This card was emptied when its candidate was erased; nothing more is written about them.");
        var canonical = content.Canonical(Id, InterviewId);
        if (canonical == (Amendments.LastOrDefault()?.CanonicalContent ?? CanonicalContent))
            return;
        CheckVersion(etag);
        if (State != CardState.Submitted || !revealed)
            throw DomainException.Conflict("A card is changed after the reveal and not before; until then it is sealed, or still a draft.");
        if (amendments.Count == MostAmendments)
            throw DomainException.Conflict($"This card was changed {MostAmendments} times; it stays as it is.");
        amendments.Add(new CardAmendment(Id, amendments.Count + 2, content, canonical, now));
        Version++;
    }

    public void Remind(Instant now)
    {
        if (State == CardState.Due)
            RemindedAt = now;
    }

    void RequireAuthor(Guid person)
    {
        if (AuthorId != person)
            throw DomainException.Forbidden("Only its author writes a card.");
    }

    void CheckVersion(string etag) => ETags.Check(etag, Version, "This card", "in another window or call of yours, or by the end of its round");

    DomainException Closed() => DomainException.Conflict(State switch
    {
        CardState.Submitted => "This card was submitted and is sealed; a submitted card is not changed.",
        CardState.Missing => "The deadline for this card has passed; the stage was decided without it.",
        _ => "This card is not asked for any more: the interview was cancelled, or its author was not there or has left.",
    });
}
