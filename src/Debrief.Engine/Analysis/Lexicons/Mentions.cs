using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Lexicons;

/// <summary>What a text mentions and affirms, by concept and in order.</summary>
sealed class Mentions
{
    static readonly IReadOnlyList<Mention> Nothing = [];
    readonly WrittenText text;
    readonly Dictionary<string, IReadOnlyList<Mention>> affirmed;
    readonly ILookup<string, int> starts;

    public Mentions(WrittenText text, Lexicon lexicon)
    {
        this.text = text;
        var all = lexicon.Tag(text);
        starts = all.ToLookup(m => m.Concept, m => m.First);
        affirmed = all.Where(m => Polarity.Affirms(text, m.First, m.Last)).GroupBy(m => m.Concept).ToDictionary(g => g.Key, g => (IReadOnlyList<Mention>)[.. g]);
    }

    /// <summary>All of a concept.</summary>
    public IReadOnlyList<Mention> Of(string concept) => affirmed.GetValueOrDefault(concept, Nothing);

    /// <summary>The first of a concept; null when there is none.</summary>
    public Mention? First(string concept) => Of(concept) is [var first, ..] ? first : null;

    /// <summary>The tokens at which a concept begins, affirmed or not: for words that only have a grammar.</summary>
    public HashSet<int> Starts(string concept) => [.. starts[concept]];

    /// <summary>Index of the sentence it stands in.</summary>
    public int SentenceOf(Mention mention) => text.Tokens[mention.First].Sentence;

    /// <summary>The sentences that mention a concept.</summary>
    public HashSet<int> SentencesOf(string concept) => [.. Of(concept).Select(SentenceOf)];
}
