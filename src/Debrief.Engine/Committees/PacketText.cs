namespace Mockloop.Debrief.Engine.Committees;

/// <summary>What stands in a packet, for those who quote it. White space is not told apart.</summary>
public sealed class PacketText
{
    const char Cut = '…';
    readonly Dictionary<(Guid Interview, string Kind, string Ref), string[]> texts = [];

    /// <summary>Reads the packet's cards and facts; the candidate's own card is in none.</summary>
    public PacketText(IReadOnlyList<PacketStage> packet)
    {
        foreach (var stage in packet)
        {
            foreach (var card in stage.Cards)
                texts[(stage.InterviewId, EvidenceLink.OfCard, card.CardId.ToString())] =
                    [.. card.Ratings.Select(r => r.Note).Concat(card.Notes.Select(n => n.Text)).Append(card.FlagReason).Append(card.Summary).Select(Plain)];
            foreach (var fact in stage.Evidence)
                texts[(stage.InterviewId, fact.Kind, fact.RefId)] = [Plain(fact.Text)];
        }
    }

    /// <summary>Whether the packet has the linked thing, and the quoted words stand in it.</summary>
    public bool Has(EvidenceLink link) =>
        texts.TryGetValue((link.InterviewId, link.Kind, link.RefId), out var found) && (link.Quote.Length == 0 || found.Any(t => Holds(t, link.Quote)));

    /// <summary>Whether the words stand anywhere in the packet.</summary>
    public bool Says(string quote) => texts.Values.Any(all => all.Any(t => Holds(t, quote)));

    static bool Holds(string text, string quote) =>
        Plain(quote.TrimEnd(Cut)) is { Length: > 0 } words && text.Contains(words, StringComparison.Ordinal);

    static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
