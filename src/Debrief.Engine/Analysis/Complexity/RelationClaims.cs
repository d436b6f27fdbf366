using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>Finds growth that is told as what a resource goes by: "time follows the tokens", "shards decide the memory", "the more tokens, the longer it takes".</summary>
sealed class RelationClaims(WrittenText text, FormulaLookup formulas, List<Claim> claims)
{
    const int Reach = 9; // tokens between a resource and what it goes by

    static readonly HashSet<string> Drives = ["drive", "drives", "decide", "decides", "determine", "determines", "set", "sets", "dictate", "dictates", "govern", "governs", "cost", "costs", "mean", "means", "need", "needs", "require", "requires", "give", "gives"];
    static readonly HashSet<string> Sizes = ["number", "many", "much", "count", "amount", "quantity", "size", "length", "long", "big"];

    int sentence = -1;

    /// <summary>Adds what is told at a token.</summary>
    public void At(int i)
    {
        var end = Goes(i);
        if (end >= 0 && ResourceBefore(i) && formulas.Behind(end) is { } formula && text.Tokens[text.TokenAt(formula.From)].Sentence == text.Tokens[i].Sentence && Tells(i, end, formula))
            Add(formula.Growth, i, text.TokenBefore(formula.To), formula.Letters, Resource.Unsaid);
        else if (Drives.Contains(text.Tokens[i].Word) && AmountBefore(i) is { } factor && ResourceBehind(i) is var (resource, last))
            Add(text.Near(i, 3, "not", "dont", "doesnt", "never") ? Growth.Constant : factor, i, last, [], resource);
        else if (Resources.IsNoun(text.Tokens[i].Word) && sentence == text.Tokens[i].Sentence && text.WordAt(i + 1) is "the" or "by" or "with" or "only" or "on" or "to" && formulas.Behind(i, 4) is { } gapped)
            Add(gapped.Growth, i, text.TokenBefore(gapped.To), gapped.Letters, Resources.Of(text.Tokens[i].Word)); // "time follows the tokens, memory the shards"
        else if (text.Tokens[i].Word is "more" or "longer" or "bigger" or "larger" && text.WordAt(i - 1) is "the" && Comparative(i) is var (grown, what))
            Add(Growth.Of("n"), i, grown, [], what);
    }

    /// <summary>The last token of words such as "follows" and "is driven by"; −1 when there are none.</summary>
    int Goes(int i) => (text.Tokens[i].Word, text.WordAt(i + 1)) switch
    {
        ("follows" or "follow" or "tracks" or "mirrors" or "matches" or "equals", not "from") => i,
        ("goes" or "behaves" or "worse" or "rising" or "pace" or "step" or "line" or "one" or "up", "like" or "with" or "as") => i + 1,
        ("set" or "decided" or "determined" or "driven" or "governed" or "dictated" or "bounded" or "limited" or "given" or "capped" or "dominated", "by") => i + 1,
        ("depends" or "depend" or "dependent" or "depending" or "function", "on" or "of") => i + 1,
        ("depends" or "depend" or "dependent", "only" or "just" or "linearly" or "directly" or "solely" or "mainly") when text.WordAt(i + 2) is "on" or "from" => i + 2,
        ("rising" or "grows" or "rises" or "growing" or "increases", "same" or "just" or "exactly" or "directly") => i + 2,
        ("as", "big" or "large" or "long" or "many" or "high") when text.WordAt(i + 2) is "as" => i + 2,
        ("big" or "large" or "long", "as") => i + 1,
        ("is" or "takes" or "needs", "the" or "number") when text.WordAt(i + 1) is "number" || text.WordAt(i + 2) is "number" or "size" => i,
        _ => text.Between(i).Contains('~') || text.Between(i).Contains('≈') ? i : -1,
    };

    /// <summary>"Depends on the input" tells nothing, "depends on how many tokens there are" does.</summary>
    bool Tells(int i, int end, Formula formula)
    {
        if (!text.Tokens[i].Word.StartsWith("depend", StringComparison.Ordinal)) return !text.Near(i, 4, "not", "doesnt", "never", "dont");
        var (first, last) = (text.TokenAt(formula.From), text.TokenBefore(formula.To));
        if (text.Near(i, 3, "not", "doesnt", "never", "dont", "no", "nor")) return false;
        return formula.Letters.Count > 0 || formula.Growth.Symbols.Contains("k") || end > i + 1 || Enumerable.Range(end, last - end + 1).Any(t => Sizes.Contains(text.Tokens[t].Word)) || text.Tokens[first].Word is "tokens";
    }

    bool ResourceBefore(int i)
    {
        for (var t = i; t >= 0 && i - t <= Reach && text.Tokens[t].Sentence == text.Tokens[i].Sentence; t--)
            if (Resources.IsNoun(text.Tokens[t].Word))
                return true;
        return false;
    }

    (Resource, int)? ResourceBehind(int i)
    {
        for (var t = i + 1; t <= i + 6 && t < text.Tokens.Count && text.Tokens[t].Clause == text.Tokens[i].Clause && text.Tokens[t].Sentence == text.Tokens[i].Sentence; t++)
            if (Resources.IsNoun(text.Tokens[t].Word))
                return (Resources.Of(text.Tokens[t].Word), t);
        return null;
    }

    /// <summary>"The number of shards", "more tokens".</summary>
    Growth? AmountBefore(int i)
    {
        for (var t = i - 1; t >= 0 && i - t <= 4 && text.Tokens[t].Clause == text.Tokens[i].Clause && text.Tokens[t].Sentence == text.Tokens[i].Sentence; t--)
        {
            if (Resources.IsNoun(text.Tokens[t].Word)) return null;
            if (FactorNouns.At(text, t) is { } symbol and not FactorNouns.Fixed && (text.Tokens[t].Word.EndsWith('s') || text.Near(t, 4, "more", "number", "size", "length")))
                return Growth.Of(symbol);
        }
        return null;
    }

    /// <summary>"The more tokens, the more memory": where the second half ends, and what it speaks of.</summary>
    (int, Resource)? Comparative(int i)
    {
        for (var t = i + 2; t <= i + 8 && t + 1 < text.Tokens.Count && text.Tokens[t].Sentence == text.Tokens[i].Sentence; t++)
            if (text.Tokens[t].Word is "the" && text.Tokens[t + 1].Word is "more" or "longer" or "bigger" or "larger" or "slower" or "higher")
                for (var r = t + 1; r <= t + 5 && r < text.Tokens.Count && text.Tokens[r].Sentence == text.Tokens[i].Sentence; r++)
                    if (Resources.Of(text.Tokens[r].Word) is not Resource.Unsaid and var resource)
                        return (r, resource);
        return null;
    }

    void Add(Growth growth, int first, int last, IReadOnlyList<string> letters, Resource suggests)
    {
        sentence = text.Tokens[first].Sentence;
        claims.Add(new(growth, first, last, text.Tokens[first].From, text.Tokens[last].To, letters, InWords: true, suggests, Firm: suggests != Resource.Unsaid));
    }
}
