using NodaTime;

namespace Mockloop.Debrief.Cards;

/// <summary>Somebody was shown a card's content, or asked for it and was refused.</summary>
sealed class CardRead
{
    CardRead() { }

    public CardRead(Guid cardId, Guid readerId, string call, bool granted, Instant at) =>
        (CardId, ReaderId, Call, Granted, At) = (cardId, readerId, call, granted, at);

    public long Id { get; private set; }
    public Guid CardId { get; private set; }
    public Guid ReaderId { get; private set; }

    /// <summary>Which call it was.</summary>
    public string Call { get; private set; } = "";
    public bool Granted { get; private set; }
    public Instant At { get; private set; }
}
