using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>Finds growth of memory that is told as what is kept: "all tokens are read into a list", "only the head of each shard stays in memory".</summary>
sealed class KeptClaims(WrittenText text, Amounts amounts, List<Claim> claims)
{
    const int Reach = 20; // tokens of a clause on either side

    static readonly HashSet<string> Keeps =
    [
        "hold", "holds", "held", "holding", "keep", "keeps", "kept", "keeping", "store", "stores", "stored", "storing", "remember", "remembers", "remembered", "remembering", "save", "saves", "saved", "saving",
        "retain", "retains", "retained", "cache", "caches", "cached", "buffered", "buffers", "collect", "collects", "collected", "collecting", "materialize", "materializes", "materialized", "materialise", "materialises", "materialised",
        "load", "loads", "loaded", "accumulate", "accumulates", "accumulated", "gather", "gathers", "gathered", "duplicate", "duplicates", "duplicated", "memorize", "memorizes", "carry", "carries", "slurp", "slurps", "tracks", "allocate", "allocates", "allocated",
    ];

    static readonly HashSet<string> Structures =
    [
        "heap", "queue", "list", "array", "dictionary", "dict", "map", "hashmap", "hash", "set", "hashset", "table", "matrix", "cache", "stack", "tree", "vector", "arrays", "lists", "tables", "deque", "index", "hashtable", "memo", "trie",
    ];

    static readonly HashSet<string> Denials = ["no", "not", "never", "dont", "doesnt", "without", "cannot", "nowhere", "neither", "nor", "didnt", "instead", "avoid", "avoids", "avoided", "avoiding"];

    /// <summary>Adds what the clause of a token says, where the token tells of keeping.</summary>
    public void At(int i)
    {
        var word = text.Tokens[i].Word;
        var structure = Structures.Contains(word);
        var inMemory = word is "memory" or "ram" && (text.WordAt(i - 1) is "in" or "into" || (text.WordAt(i - 1) is "the" or "main" && text.WordAt(i - 2) is "in" or "into"));
        if (word is "copy" && text.WordAt(i + 1) is "of" && !text.Near(i, 3, "no", "without", "not"))
            Add(Growth.Of("n"), i, i + 1);
        if (structure && text.Near(i, 3, "given", "input", "unsorted"))
            return;
        if (!structure && !inMemory && !(Keeps.Contains(word) && text.WordAt(i + 1) is not ("growing" or "pace" or "up" or "going" or "on" or "track")))
            return;
        var (first, last) = Clause(i);
        if (word is "nothing" || text.WordAt(i - 1) is "is" or "gets" or "be" && Has(first, i, "nothing"))
        {
            if (!structure) Add(Growth.Constant, first, i);
            return;
        }
        var denied = Enumerable.Range(first, i - first).Any(t => Denials.Contains(text.Tokens[t].Word));
        var into = structure && Has(Math.Max(first, i - 5), i, "into", "in") && Has(first, i, "read", "put", "collected", "go", "goes", "stored", "kept", "loaded", "saved", "appended", "inserted", "added", "written", "gathered", "pushed", "have", "stays", "sit", "live");
        var found = amounts.Named(i + 1, last, singles: !structure) ?? (structure && !into ? null : amounts.Named(first, i - 1, singles: !structure));
        if (found is ({ } alone, _, _) && !alone.Symbols.Any() && amounts.Named(first, i - 1, singles: false) is { } several)
            found = several; // "from every shard I keep one token"
        if (found is null && structure && Has(i, last + 1, "same") && Has(i, last + 1, "length", "size"))
            found = (Growth.Of("n"), i, last);
        if (found is not var (growth, from, to) || (structure && growth.Symbols.All(s => s.Length == 0)))
            return;
        // "Never more than one batch" is a bound, "never all tokens" says nothing.
        if (denied && !Has(from - 1, from + 1, "than", "most") && text.Tokens[from].Word is not ("per" or "one" or "single"))
            return;
        Add(growth, Math.Min(i, from), Math.Max(i, to));
    }

    /// <summary>The clause around a token; behind a colon at its end, the next one: "what is kept: the head of each shard".</summary>
    (int First, int Last) Clause(int i)
    {
        var (first, last, tokens) = (i, i, text.Tokens);
        while (first > 0 && i - first < Reach && tokens[first - 1].Clause == tokens[i].Clause && tokens[first - 1].Sentence == tokens[i].Sentence) first--;
        while (last + 1 < tokens.Count && last - i < Reach && tokens[last + 1].Clause == tokens[i].Clause && tokens[last + 1].Sentence == tokens[i].Sentence) last++;
        if (text.Between(last).Contains(':') && last - i <= 1)
            for (var clause = last + 1 < tokens.Count ? tokens[last + 1].Clause : -1; last + 1 < tokens.Count && last - i < Reach && tokens[last + 1].Clause == clause && tokens[last + 1].Sentence == tokens[i].Sentence;) last++;
        return (first, last);
    }

    bool Has(int from, int to, params ReadOnlySpan<string> words)
    {
        for (var t = Math.Max(0, from); t < to && t < text.Tokens.Count; t++)
            if (words.Contains(text.Tokens[t].Word))
                return true;
        return false;
    }

    void Add(Growth growth, int first, int last) => claims.Add(new(growth, first, last, text.Tokens[first].From, text.Tokens[last].To, [], InWords: true, Resource.Memory, Plain: true));
}
