using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>Finds growth that is written as a formula: <c>O(n log k)</c>, "n times k", "memory is k".</summary>
sealed class FormulaClaims(WrittenText text, List<Lexeme> lexemes)
{
    const int FarthestResource = 7; // tokens

    /// <summary>Words that may stand between a single letter and the resource it is said of.</summary>
    static readonly HashSet<string> Joints =
    [
        "is", "for", "only", "just", "in", "needs", "costs", "takes", "about", "grows", "like", "as", "o", "order", "then", "uses", "thats", "that", "its", "it", "be", "with", "of", "goes", "increases",
        "wise", "are", "were", "at", "re", "always", "never", "more", "than", "most", "up", "to", "exactly", "roughly", "the", "stays", "remains", "equals", "no", "a",
    ];

    /// <summary>In the order of the text.</summary>
    public static List<Claim> Find(WrittenText text, List<Lexeme> lexemes) => new FormulaClaims(text, lexemes).Find();

    List<Claim> Find()
    {
        var (claims, parser) = (new List<Claim>(), new GrowthParser(lexemes));
        for (var i = 0; i < lexemes.Count;)
        {
            if (lexemes[i].Kind is not (LexemeKind.BigO or LexemeKind.Factor or LexemeKind.Log or LexemeKind.Root or LexemeKind.Open or LexemeKind.Number or LexemeKind.Power)
                || parser.Read(i, out var next) is not { } formula)
            {
                i++;
                continue;
            }
            i = next;
            var (first, last) = (text.TokenAt(formula.From), text.TokenBefore(formula.To));
            if (first <= last && (formula.BigO || (formula.Parts >= 2 && Spells(formula, first, last)) || (formula.Parts == 1 && Named(formula, first, last))))
                claims.Add(new(formula.Growth, first, last, formula.From, formula.To, formula.Letters, InWords: formula.Letters.Count == 0 && !formula.BigO));
        }
        return claims;
    }

    /// <summary>Two nouns and a plus are a formula only where a logarithm, a power or a letter is among them; "k shards" alone is none.</summary>
    static bool Spells(Formula formula, int first, int last) => formula.Growth.Terms.Any(t => t.Factors.Values.Any(f => f.Log > 0 || f.Power != 1)) || (formula.Letters.Count > 0 && last > first) || formula.Growth.Symbols.Count() > 1;

    bool Named(Formula formula, int first, int last) => formula.Letters.Count == 1 ? NamesResource(first, last) : formula.Letters.Count == 0 && formula.Growth.Symbols.Any() && IsEquated(first, last);

    /// <summary>"Space ~ shards", "the memory needed is shards", "number of shards for memory".</summary>
    bool IsEquated(int first, int last)
    {
        while (first > 0 && text.Tokens[first - 1].Word is "the" or "number" or "of" or "only") first--;
        var before = text.WordAt(first - 1);
        if (before is not null && Resources.IsNoun(before) && text.Between(first - 1).ContainsAny(':', '=', '~')) return true;
        if (before is "is" or "equals" && (Resources.IsNoun(text.WordAt(first - 2) ?? "") || (text.WordAt(first - 2) is "needed" or "required" or "used" && Resources.IsNoun(text.WordAt(first - 3) ?? "")))) return true;
        return text.WordAt(last + 1) is "for" && Resources.IsNoun((text.WordAt(last + 2) is "the" ? text.WordAt(last + 3) : text.WordAt(last + 2)) ?? "") && before is null or "and" or "is" or "with";
    }

    /// <summary>A single factor counts where it stands at the name of a resource: "memory is k", "k memory", "n for time", "k words of memory".</summary>
    bool NamesResource(int first, int last)
    {
        var sentence = text.Sentences[text.Tokens[first].Sentence];
        if (Resources.Asked(text, sentence) != Resource.Unsaid && Enumerable.Range(sentence.First, first - sentence.First).All(i => Joints.Contains(text.Tokens[i].Word)))
            return true;
        return ResourceBefore(text, first) >= 0 || IsResource(text, last + 1, first) || (Joints.Contains(text.WordAt(last + 1) ?? "") && IsResource(text, last + 2, first)) || (text.WordAt(last + 2) == "of" && IsResource(text, last + 3, first))
            || (text.WordAt(last + 1) is "for" or "in" && text.WordAt(last + 2) is "the" && IsResource(text, last + 3, first));
    }

    /// <summary>The resource that a formula is said of, from its first token back over joints: "memory of order k"; −1 when there is none.</summary>
    public static int ResourceBefore(WrittenText text, int first)
    {
        for (var i = first - 1; i >= 0 && first - i <= FarthestResource; i--)
        {
            if (IsResource(text, i, first)) return i;
            if (!Joints.Contains(text.Tokens[i].Word)) break;
        }
        return -1;
    }

    static bool IsResource(WrittenText text, int i, int first) => i >= 0 && i < text.Tokens.Count && text.Tokens[i].Sentence == text.Tokens[first].Sentence
        && text.Tokens[i].Clause - text.Tokens[first].Clause is 0 or -1 && Resources.At(text, i) != Resource.Unsaid;
}
