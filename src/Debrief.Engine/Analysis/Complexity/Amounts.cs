using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>Reads how much a few words speak of: "each of the k shards", "the whole file", "no more than one batch", "as long as the input".</summary>
sealed class Amounts(WrittenText text, FormulaLookup formulas)
{
    const int Reach = 5; // tokens from a word of measure to its noun

    static readonly HashSet<string> Singles = ["one", "single", "current", "actual", "last", "previous", "few", "handful", "couple", "two", "three", "four", "constant", "fixed", "batch", "chunk", "buffer", "block", "window"];
    static readonly HashSet<string> Pronouns = ["them", "what", "it", "that", "this", "these", "of", "i", "we"];

    /// <summary>The amount that is named between two tokens, and the tokens that name it; null when none is.</summary>
    public (Growth Growth, int First, int Last)? Named(int from, int to, bool singles)
    {
        (Growth, int, int)? single = null;
        for (var t = from; t <= to; t++)
        {
            var word = text.Tokens[t].Word;
            if (Bound(t) is { } at && at < to && Behind(at, to) is { } bound)
                return bound;
            if (word is "each" or "every" or "per" && Noun(t + 1, to) is var (each, last))
                return (Growth.Of(each), t, last);
            if (word is "of" or "from" && Noun(t + 1, Math.Min(to, t + 3)) is ("k" or "V" or "E", _) and var (source, end))
                return (Growth.Of(source), t, end);
            if (word is "all" or "whole" or "entire" or "everything" or "full" or "complete" or "distinct" or "copy" or "copies" && IsAll(t, to))
                return Noun(t + 1, Math.Min(to, t + 4)) is var (all, stop) ? (Growth.Of(all), t, stop) : (Growth.Of("n"), t, t);
            if (single is null && Singles.Contains(word))
                single = (Growth.Constant, t, t);
        }
        return singles ? single : null;
    }

    /// <summary>The amount behind a bound, a single thing among them: "more than one batch".</summary>
    (Growth, int, int)? Behind(int at, int to)
    {
        if (text.WordAt(at + 1) is "one" or "two" or "a" && Named(at + 2, to, singles: false) is { } per)
            return per;
        if (formulas.Behind(at) is { } formula && text.TokenBefore(formula.To) <= to)
            return (formula.Growth, at, text.TokenBefore(formula.To));
        return Noun(at + 1, Math.Min(to, at + Reach)) is var (noun, last) ? (Growth.Of(noun), at, last) : Singles.Contains(text.WordAt(at + 1) ?? "") ? (Growth.Constant, at, at + 1) : null;
    }

    /// <summary>The last token of a word of measure: "as many as", "no bigger than", "the size of", "up to", "at most".</summary>
    int? Bound(int t) => (text.WordAt(t - 1), text.Tokens[t].Word) switch
    {
        ("more" or "bigger" or "larger" or "longer" or "greater" or "higher", "than") => t,
        ("at", "most") or ("up", "to") or ("size", "of") or ("length", "of") or ("size", "equals") or (_, "equals") => t,
        ("of", "size" or "length") => t,
        (_, "as") when text.Near(t, 8, "many", "big", "large", "long") && text.WordAt(t + 1) is "there" or "the" or "we" => t,
        ("many" or "big" or "large" or "long" or "much" or "high" or "deep" or "wide", "as") => t,
        _ => null,
    };

    /// <summary>The first factor from a token on, and where it stands; what is not known as one counts as data where nothing better follows.</summary>
    (string Symbol, int At)? Noun(int from, int to)
    {
        for (var t = from; t <= Math.Min(to, from + Reach) && t < text.Tokens.Count; t++)
            if (FactorNouns.At(text, t) is { } symbol and not FactorNouns.Fixed && (t + 1 > to || FactorNouns.At(text, t + 1) is null or FactorNouns.Fixed || text.Tokens[t + 1].Clause != text.Tokens[t].Clause))
                return (symbol, t);
        return from <= to && from < text.Tokens.Count && text.Tokens[from - 1].Word is "each" or "every" && text.Tokens[from].Word is not ("time" or "case" or "step" or "pass" or "other" or "one") ? ("n", from) : null;
    }

    /// <summary>"All the tokens", "all of them", but not "all the time" and "after all".</summary>
    bool IsAll(int t, int to) => text.Tokens[t].Word switch
    {
        "all" when text.WordAt(t - 1) is "them" => true,
        "all" => text.WordAt(t - 1) is not ("at" or "after" or "above") && t < to && (Noun(t + 1, Math.Min(to, t + 3)) is not null || Pronouns.Contains(text.Tokens[t + 1].Word) || text.Tokens[t + 1].Word is "other"
            || (text.Tokens[t + 1].Word.EndsWith('s') && text.Tokens[t + 1].Word is not ("is" or "this" or "was" or "tests" or "cases"))) || (text.Tokens[t].Word == "all" && text.WordAt(t + 1) is "in"),
        "copy" or "copies" => text.WordAt(t + 1) is "of" or "the",
        "full" or "complete" => Noun(t + 1, Math.Min(to, t + 3)) is not null || text.WordAt(t + 1) is "list" or "copy" or "table",
        _ => true,
    };
}
