using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>Finds growth that words name: "linear in the tokens", "rises with n", "the product of both", "in place", "a heap of k entries".</summary>
sealed class PhraseClaims(WrittenText text, FormulaLookup formulas, List<Claim> claims)
{
    const int Reach = 6; // tokens between an adjective and what it is about

    /// <summary>Adds what begins at a token.</summary>
    public void At(int i)
    {
        var (word, next) = (text.Tokens[i].Word, text.WordAt(i + 1));
        if (word is "linear" or "linearly" or "proportional" or "proportionally" or "proportion" && next is not "search" and not "algebra" and not "probing")
            Adjective(i, 1, 0);
        else if (word.StartsWith("quadratic", StringComparison.Ordinal))
            Adjective(i, 2, 0);
        else if (word is "cubic" or "cubically")
            Adjective(i, 3, 0);
        else if (word.StartsWith("logarithmic", StringComparison.Ordinal))
            Adjective(i, 0, 1);
        else if (word is "linearithmic" or "loglinear" or "quasilinear" || (word, next) is ("log", "linear") or ("quasi", "linear"))
            Add(Growth.Of("n", 1, 1), i, i);
        else if (word.StartsWith("exponential", StringComparison.Ordinal))
            Add(Growth.Of("2^n"), i, i);
        else if (IsConstant(i, word, next))
            Add(Growth.Constant, i, i);
        else if (SparesMemory(i, word, next))
            Add(Growth.Constant, i, i + 1, Resource.Memory);
        else if (GrowsWith(word, next))
            Argument(i, 1, 0);
        else if (word is "product" && next is "of")
            ProductOf(i);
        else if (word is "heap" or "buffer" or "table" or "tree" or "tournament" && next is "of" or "with" or "holding")
            Argument(i, 1, 0, Resource.Memory);
        if (text.Between(i).Contains('∝') && formulas.Behind(i) is { } factor)
            claims.Add(new(factor.Growth, i + 1, text.TokenBefore(factor.To), text.Tokens[i + 1].From, factor.To, factor.Letters, InWords: true));
    }

    static bool GrowsWith(string word, string? next) => word switch
    {
        "grows" or "grow" or "scales" or "scale" or "rises" or "rise" or "increases" or "growing" or "climbs" or "varies" or "increasing" or "rising" => next is "together" or "with" or "as" or "like" or "on" or "in" or "only" or "up",
        "bounded" => next is "with" or "by",
        "goes" or "go" => next is "up",
        "order" => next is "of",
        _ => false,
    };

    /// <summary>"Linear in the number of shards"; without that, in n.</summary>
    void Adjective(int i, double power, double log)
    {
        var scans = text.WordAt(i + 1) is "scan" or "search" or "pass" or "sweep" or "walk" ? Resource.Time : Resource.Unsaid;
        if (!Argument(i, power, log, scans))
            Add(Growth.Of("n", power, log), i, i, scans);
    }

    bool Argument(int i, double power, double log, Resource suggests = Resource.Unsaid)
    {
        for (var j = i + 1; j <= i + Reach && j < text.Tokens.Count && text.Tokens[j].Sentence == text.Tokens[i].Sentence; j++)
        {
            if (text.Tokens[j].Word is not ("in" or "with" or "to" or "as" or "like" or "on" or "of" or "over" or "by" or "across" or "holding") || formulas.Behind(j) is not { } formula)
                continue;
            var growth = log > 0 ? Growth.Sum(formula.Growth.Symbols.Select(s => GrowthTerm.Of(s, 0, 1))) : Growth.Sum(formula.Growth.Terms.Select(t => t.To(power)));
            claims.RemoveAll(c => c.From >= formula.From && c.To <= formula.To);
            claims.Add(new(growth, i, text.TokenBefore(formula.To), text.Tokens[i].From, formula.To, formula.Letters, InWords: true, suggests));
            return true;
        }
        return false;
    }

    /// <summary>"The product of the tokens and the shards".</summary>
    void ProductOf(int i)
    {
        if (formulas.Behind(i + 1) is not { } first) return;
        var and = text.TokenBefore(first.To) + 1;
        for (var farthest = and + Reach; and < farthest && text.WordAt(and) is not "and"; and++) ; // "of n, the number of tokens, and k"
        if (text.WordAt(and) is not "and" || formulas.Behind(and) is not { } second) return;
        claims.Add(new(first.Growth * second.Growth, i, text.TokenBefore(second.To), text.Tokens[i].From, second.To, [.. first.Letters, .. second.Letters], InWords: true));
    }

    bool IsConstant(int i, string word, string? next) =>
        (word == "constant" && next is not ("factor" or "factors" or "number" or "size" or "sized"))
        || (word is "fixed" or "same" && (next is "amount" or "quantity" or "bit" && Resources.Of(text.WordAt(i + 3) ?? "") == Resource.Memory || Resources.Of(next ?? "") == Resource.Memory))
        || (word is "flat" or "fixed" or "same" or "unchanged" or "bounded" && text.WordAt(i - 1) is "stays" or "stay" or "remains" or "is" or "keeps" or "the" && text.Near(i, 4, "stays", "stay", "remains", "however", "whatever", "matter", "whether", "always"))
        || (word is "same" && text.Near(i, 4, "always", "stays", "stay", "remains"))
        || (word is "independent" && next == "of")
        || (word is "grow" or "depend" or "increase" or "change" && text.Near(i, 3, "not", "doesnt", "dont", "never", "wont"));

    /// <summary>"In place", "no extra memory".</summary>
    bool SparesMemory(int i, string word, string? next) => (word, next) is ("in", "place")
        || (word is "no" or "zero" or "without" && next is "extra" or "additional" or "auxiliary" or "further" or "other" or "more" && Resources.Of(text.WordAt(i + 2) ?? "") == Resource.Memory);

    void Add(Growth growth, int first, int last, Resource suggests = Resource.Unsaid) => claims.Add(new(growth, first, last, text.Tokens[first].From, text.Tokens[last].To, [], InWords: true, suggests));
}
