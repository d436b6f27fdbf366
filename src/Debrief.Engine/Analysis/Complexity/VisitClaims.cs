using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>Finds growth of time that is told as how often things are looked at: "every node and every edge once", "no token twice", "a loop in a loop", "all pairs".</summary>
sealed class VisitClaims(WrittenText text, FormulaLookup formulas, List<Claim> claims)
{
    const int Reach = 14; // tokens

    /// <summary>Adds what is told at a token.</summary>
    public void At(int i)
    {
        if (IsOnce(i))
            Once(i);
        else if (Nested(i) is > 1 and var depth)
            Over(i, depth);
        else if (text.Tokens[i].Word is "pairs" or "pair" && text.Near(i, 3, "every", "all", "each", "any"))
            Add(Squared(i), i, i, text.Near(i, Reach, "table", "matrix", "keep", "keeps", "store", "stores", "cell", "entry", "holds", "kept", "stored") ? Resource.Memory : Resource.Time);
        else if (text.Tokens[i].Word is "other" or "others" && text.Near(i, 4, "every", "all", "each", "any") && Against(i) is { } each)
            Add(Squared(each), each, i, Resource.Time);
        else if (text.Tokens[i].Word is "subsets" or "combinations" && text.Near(i, 4, "all", "every", "try", "tries"))
            Add(Growth.Of("2^n"), i, i, Resource.Time);
    }

    bool IsOnce(int i) => text.Tokens[i].Word switch
    {
        "once" => (text.WordAt(i - 1) is not "at" || text.WordAt(i - 2) is "looked" or "glanced") && (text.WordAt(i - 1) is "just" or "only" or "exactly" or "than" || text.WordAt(i + 1) is not ("the" or "we" or "i" or "it" or "all" or "they" or "every" or "that" or "a" or "you") || text.Between(i).Contains(',')),
        "time" => text.WordAt(i - 1) is "one" or "single" && text.WordAt(i - 2) is not "at" && !(text.WordAt(i - 2) is "a" && text.WordAt(i - 3) is "at") && text.WordAt(i + 1) is not ("pass" or "step"),
        "twice" => text.Near(i, Reach, "no", "never", "not", "none"),
        "again" => text.Near(i, 6, "never"),
        _ => false,
    };

    /// <summary>All things named in the sentence around it are visited; of places and their contents the contents count.</summary>
    void Once(int i)
    {
        var sentence = text.Sentences[text.Tokens[i].Sentence];
        var symbols = new SortedSet<string>(StringComparer.Ordinal);
        for (var t = Math.Max(sentence.First, i - Reach); t <= Math.Min(sentence.Last, i + 6); t++)
            if (FactorNouns.At(text, t) is { } symbol and not FactorNouns.Fixed && (t > i || text.Tokens[t].Clause >= text.Tokens[i].Clause - 1))
                symbols.Add(symbol);
        if (symbols.Contains("V") || symbols.Contains("E")) symbols.RemoveWhere(s => s is "n" or "k");
        else if (symbols.Contains("n")) symbols.Remove("k");
        if (symbols.Count > 0 && !text.Near(i, Reach, "copied", "stored", "kept", "ran", "measured", "holds", "contains", "keeps", "stores", "appears"))
            Add(Growth.Sum(symbols.Select(s => GrowthTerm.Of(s))), i, i, Resource.Time);
    }

    /// <summary>How deep loops are said to be nested; 0 when they are not.</summary>
    int Nested(int i)
    {
        var word = text.Tokens[i].Word;
        if (word is "nested" or "double" or "triple" && text.WordAt(i + 1) is "loop" or "loops" or "for" or "iteration" or "pass" or "passes" or "nested")
            return text.WordAt(i - 1) is "three" or "triple" or "3" || word is "triple" ? 3 : 2;
        if (word is "loop" or "cycle" or "loops" or "cycles" && text.WordAt(i + 1) is "in" or "inside" or "within" && Enumerable.Range(i + 2, 3).Any(t => text.WordAt(t) is "loop" or "cycle" or "loops" or "other" or "another"))
            return text.WordAt(i - 1) is "three" ? 3 : 2;
        return 0;
    }

    void Over(int i, int depth)
    {
        for (var t = i + 1; t <= i + Reach && t < text.Tokens.Count && text.Tokens[t].Sentence == text.Tokens[i].Sentence; t++)
            if (text.Tokens[t].Word is "over" or "through" && formulas.Behind(t) is { } factor)
            {
                Add(Growth.Sum(factor.Growth.Terms.Select(term => term.To(depth))), i, text.TokenBefore(factor.To), Resource.Time);
                return;
            }
        Add(Growth.Of("n", depth), i, i, Resource.Time);
    }

    /// <summary>"Each record is compared with all the others": the first thing of which there are many.</summary>
    int? Against(int other)
    {
        for (var t = other - 3; t >= 0 && other - t <= Reach && text.Tokens[t].Sentence == text.Tokens[other].Sentence; t--)
            if (text.Tokens[t].Word is "each" or "every" or "all" or "any")
                return t;
        return null;
    }

    /// <summary>The square of the factor named behind a token.</summary>
    Growth Squared(int at)
    {
        for (var t = at + 1; t <= at + 4 && t < text.Tokens.Count && text.Tokens[t].Sentence == text.Tokens[at].Sentence; t++)
            if (FactorNouns.At(text, t) is { } symbol and not FactorNouns.Fixed && text.Tokens[t].Word is not ("pair" or "pairs"))
                return Growth.Of(symbol, 2);
        return Growth.Of("n", 2);
    }

    void Add(Growth growth, int first, int last, Resource suggests) => claims.Add(new(growth, first, last, text.Tokens[first].From, text.Tokens[last].To, [], InWords: true, suggests, Plain: true));
}
