using Mockloop.Debrief.Engine;
using NodaTime;

namespace Mockloop.Debrief.Cards;

/// <summary>A card as its author changed it after the reveal. Shown beside the sealed one, and never counted.</summary>
sealed class CardAmendment
{
    CardAmendment() { }

    public CardAmendment(Guid cardId, int number, CardContent content, string canonical, Instant at)
    {
        var seal = Seal.Of(canonical);
        (CardId, Number, Content, CanonicalContent, At) = (cardId, number, content, canonical, at);
        (Salt, Commitment) = (seal.Salt, seal.Commitment);
    }

    public Guid CardId { get; private set; }

    /// <summary>From 2: the sealed card is 1.</summary>
    public int Number { get; private set; }
    public CardContent Content { get; private set; } = CardContent.Empty;
    public string Commitment { get; private set; } = "";
    public string Salt { get; private set; } = "";

    /// <summary>Exactly the text that was hashed.</summary>
    public string CanonicalContent { get; private set; } = "";
    public Instant At { get; private set; }
}
