using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Lexicons;

/// <summary>
/// What a text mentions and affirms, by concept and in order. What begins inside a phrase of <c>not-x</c> is no <c>x</c>; a sentence that is
/// <c>undecided</c> ("I have not thought about where weights lie") affirms nothing.
/// </summary>
sealed class Mentions
{
    const string Not = "not-";
    static readonly IReadOnlyList<Mention> Nothing = [];
    readonly WrittenText text;
    readonly Dictionary<string, IReadOnlyList<Mention>> affirmed;
    readonly ILookup<string, int> starts;

    public Mentions(WrittenText text, Lexicon lexicon)
    {
        this.text = text;
        var all = lexicon.Tag(text);
        starts = all.ToLookup(m => m.Concept, m => m.First);
        HashSet<(string, int)> others = [.. all.Where(m => m.Concept.StartsWith(Not, StringComparison.Ordinal)).SelectMany(m => Enumerable.Range(m.First, m.Last - m.First + 1).Select(i => (m.Concept[Not.Length..], i)))];
        HashSet<int> undecided = [.. all.Where(m => m.Concept == "undecided").Select(SentenceOf)];
        affirmed = all.Where(m => !others.Contains((m.Concept, m.First)) && !undecided.Contains(SentenceOf(m)) && Polarity.Affirms(text, m.First, m.Last)).GroupBy(m => m.Concept).ToDictionary(g => g.Key, g => (IReadOnlyList<Mention>)[.. g]);
    }

    /// <summary>All of a concept.</summary>
    public IReadOnlyList<Mention> Of(string concept) => affirmed.GetValueOrDefault(concept, Nothing);

    /// <summary>The first of a concept; null when there is none.</summary>
    public Mention? First(string concept) => Of(concept) is [var first, ..] ? first : null;

    /// <summary>The tokens at which a concept begins, affirmed or not: for words that only have a grammar.</summary>
    public HashSet<int> Starts(string concept) => [.. starts[concept]];

    /// <summary>The first place where two concepts stand in one sentence, at most so many words apart; null when there is none.</summary>
    public Mention? Pair(string one, string other, int reach)
    {
        var (others, next) = (Of(other), 0);
        foreach (var a in Of(one))
        {
            while (next < others.Count && others[next].First <= a.First) next++;
            foreach (var b in others.Skip(Math.Max(0, next - 1)).Take(2))
                if (SentenceOf(a) == SentenceOf(b) && Math.Max(a.First - b.Last, b.First - a.Last) <= reach)
                    return new(one, Math.Min(a.First, b.First), Math.Max(a.Last, b.Last));
        }
        return null;
    }

    /// <summary>Index of the sentence it stands in.</summary>
    public int SentenceOf(Mention mention) => text.Tokens[mention.First].Sentence;

    /// <summary>The sentences that mention a concept.</summary>
    public HashSet<int> SentencesOf(string concept) => [.. Of(concept).Select(SentenceOf)];
}
