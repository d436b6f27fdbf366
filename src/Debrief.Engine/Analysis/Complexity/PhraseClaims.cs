using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>Finds growth that words name: "linear in the tokens", "rises with n", "the product of both", "a heap of k entries".</summary>
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
        else if (GrowsWith(word, next))
            Argument(i, 1, 0);
        else if (word is "product" && next is "of")
            ProductOf(i);
        else if (word is "heap" or "buffer" or "table" or "tree" or "tournament" or "queue" or "dictionary" or "map" or "stack" or "cache" && next is "of" or "with" or "holding" or "has" or "contains")
            Argument(i, 1, 0, Resource.Memory);
        else if (Power(i) is > 1 and var power)
            Raised(i, power);
        else if (word is "order" && FactorNouns.Letter(next ?? "") is not null && formulas.Behind(i) is { } ordered)
            claims.Add(new(ordered.Growth, i, text.TokenBefore(ordered.To), text.Tokens[i].From, ordered.To, ordered.Letters, InWords: true));
        if (text.Between(i).Contains('∝') && formulas.Behind(i) is { } factor)
            claims.Add(new(factor.Growth, i + 1, text.TokenBefore(factor.To), text.Tokens[i + 1].From, factor.To, factor.Letters, InWords: true));
    }

    static bool GrowsWith(string word, string? next) => word switch
    {
        "grows" or "grow" or "scales" or "scale" or "rises" or "rise" or "increases" or "growing" or "climbs" or "varies" or "increasing" or "rising" => next is "same" or "together" or "with" or "as" or "like" or "on" or "in" or "only" or "up",
        "bounded" => next is "with" or "by",
        "goes" or "go" => next is "up",
        "order" => next is "of",
        _ => false,
    };

    /// <summary>2 for "to the power of two", "in the second power", "in square", "the square of their number"; 0 for other words.</summary>
    int Power(int i) => (text.Tokens[i].Word, text.WordAt(i - 1), text.WordAt(i + 2)) switch
    {
        ("power", "second", _) or ("power", _, "two" or "2") or ("second", "the", _) when text.Tokens[i].Word is "power" || text.WordAt(i - 2) is "to" => 2,
        ("power", "third", _) or ("power", _, "three" or "3") or ("third", "the", _) when text.Tokens[i].Word is "power" || text.WordAt(i - 2) is "to" => 3,
        ("square", "in", _) when text.WordAt(i + 1) is not "brackets" => 2,
        ("square" or "cube", "the", "their" or "this" or "that" or "its") when text.WordAt(i + 1) is "of" => text.Tokens[i].Word is "cube" ? 3 : 2,
        _ => 0,
    };

    /// <summary>Of what stands before it or behind it, else of n.</summary>
    void Raised(int i, int power)
    {
        for (var t = i - 1; t >= 0 && i - t <= 5 && text.Tokens[t].Sentence == text.Tokens[i].Sentence; t--)
            if (formulas.Letter(t) is { } letter)
            {
                claims.RemoveAll(c => c.First == t && c.Last == t);
                claims.Add(new(Growth.Of(letter, power), t, i, text.Tokens[t].From, text.Tokens[i].To, [letter], InWords: true));
                return;
            }
        if (!Argument(i, power, 0)) Add(Growth.Of("n", power), i, i);
    }

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
            if (text.Tokens[j].Word is "square") power *= 2;
            if (text.Tokens[j].Word is not ("in" or "with" or "to" or "as" or "like" or "on" or "of" or "over" or "by" or "across" or "holding" or "has" or "contains") || formulas.Behind(j) is not { } formula)
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

    void Add(Growth growth, int first, int last, Resource suggests = Resource.Unsaid) => claims.Add(new(growth, first, last, text.Tokens[first].From, text.Tokens[last].To, [], InWords: true, suggests));
}
