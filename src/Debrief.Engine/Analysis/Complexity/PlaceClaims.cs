using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>Finds growth that is told as what is done or kept: "one head per shard", "one pass over the tokens", "k passes", "for every token all heads".</summary>
sealed class PlaceClaims(WrittenText text, FormulaLookup formulas, List<Claim> claims)
{
    /// <summary>Adds what begins at a token.</summary>
    public void At(int i)
    {
        var (word, next) = (text.Tokens[i].Word, text.WordAt(i + 1));
        if (word is "passes" or "scans" or "sweeps" or "traversals" or "rounds")
            PassesOver(i);
        else if (word is "one" or "single" or "a" or "an" && next is not ("pass" or "loop"))
            PerPlace(i);
        else if (word is "pass" or "loop" or "sweep" or "scan" or "traversal" or "walk" or "run-through" && Passes(i))
            Add(Growth.Of("n"), i, i, Resource.Time);
        else if (word is "each" or "every")
            Against(i);
    }

    /// <summary>"K passes over the tokens"; of two or three passes nothing but one is left.</summary>
    void PassesOver(int i)
    {
        if (text.WordAt(i + 1) is not ("over" or "through" or "across") || text.WordAt(i - 1) is not { } many || formulas.Behind(i + 1) is not { } of) return;
        var times = formulas.Letter(i - 1) is { } symbol ? Growth.Of(symbol) : Numbers.Units.Numeral(many) is not null || text.Tokens[i - 1].IsNumber ? Growth.Constant : null;
        if (times is not null)
            claims.Add(new(times * of.Growth, i - 1, text.TokenBefore(of.To), text.Tokens[i - 1].From, of.To, of.Letters, InWords: true, Resource.Time));
    }

    /// <summary>"One head per shard", "a pointer for each stream".</summary>
    void PerPlace(int i)
    {
        for (var j = i + 1; j <= i + 5 && j + 1 < text.Tokens.Count && text.Tokens[j].Sentence == text.Tokens[i].Sentence; j++)
        {
            if (text.Tokens[j].Word is not ("per" or "for" or "from" or "of")) continue;
            var noun = text.Tokens[j].Word == "per" ? j + 1 : text.WordAt(j + 1) is "each" or "every" ? j + 2 : -1;
            if (text.WordAt(noun) is "open" or "input") noun++;
            if (text.WordAt(noun) is { } word && FactorNouns.Noun(word) is { } symbol and not FactorNouns.Fixed && (symbol != "n" || !text.Near(i, 6, "comparison", "comparisons", "step", "operation", "push", "pop")))
                Add(Growth.Of(symbol), i, noun, Resource.Memory);
            return;
        }
    }

    /// <summary>"One pass over the tokens", "a single streaming sweep".</summary>
    bool Passes(int i) => text.Near(i, 3, "one", "single", "only") && !text.Near(i + 6, 6, "shards", "streams", "heads", "lists");

    /// <summary>"For every token we look at all heads": the product.</summary>
    void Against(int i)
    {
        if (FactorNouns.Noun(text.WordAt(i + 1) ?? "") is not { } outer || outer is not ("n" or "k" or "V")) return;
        for (var j = i + 2; j <= i + 14 && j + 1 < text.Tokens.Count && text.Tokens[j].Sentence == text.Tokens[i].Sentence; j++)
        {
            var noun = text.WordAt(j + 1) is "the" or "k" or "of" or "other" or "open" ? j + 2 : j + 1;
            if (text.Tokens[j].Word is "all" or "every" or "each" or "whole" or "entire" && FactorNouns.Noun(text.WordAt(noun) ?? "") is { } inner and not FactorNouns.Fixed && text.Near(j, 9, "look", "looks", "scan", "scans", "compare", "compared", "compares", "check", "checks", "search", "searches", "walk", "visit", "goes", "go", "loop", "loops", "scanned", "against"))
            {
                Add(Growth.Of(outer) * Growth.Of(inner), i, noun, Resource.Time);
                return;
            }
        }
    }

    void Add(Growth growth, int first, int last, Resource suggests) => claims.Add(new(growth, first, last, text.Tokens[first].From, text.Tokens[last].To, [], InWords: true, suggests));
}
