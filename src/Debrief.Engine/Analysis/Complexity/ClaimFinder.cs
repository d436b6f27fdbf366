using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>Finds statements of growth: formulas, adjectives ("linear in the tokens") and phrases ("one head per shard", "grows with n").</summary>
sealed class ClaimFinder
{
    const int Reach = 6; // tokens between an adjective and what it is about
    readonly WrittenText text;
    readonly List<Lexeme> lexemes;
    readonly Dictionary<int, int> lexemeAt = [];
    readonly List<Claim> claims = [];

    ClaimFinder(WrittenText text, FactorNouns nouns)
    {
        this.text = text;
        lexemes = GrowthLexer.Cut(text, nouns);
        for (var i = 0; i < lexemes.Count; i++)
            lexemeAt.TryAdd(lexemes[i].From, i);
    }

    /// <summary>All claims that are affirmed, in order.</summary>
    public static List<Claim> Find(WrittenText text, FactorNouns nouns)
    {
        var finder = new ClaimFinder(text, nouns);
        finder.Formulas();
        for (var i = 0; i < text.Tokens.Count; i++)
            finder.Words(i);
        return [.. finder.claims.Where(c => !finder.IsDenied(c)).OrderBy(c => c.First).ThenByDescending(c => c.Last)];
    }

    void Formulas()
    {
        var parser = new GrowthParser(lexemes);
        for (var i = 0; i < lexemes.Count;)
        {
            if (lexemes[i].Kind is not (LexemeKind.BigO or LexemeKind.Factor or LexemeKind.Log or LexemeKind.Root or LexemeKind.Open or LexemeKind.Number)
                || parser.Read(i, out var next) is not { } formula)
            {
                i++;
                continue;
            }
            i = next;
            var (first, last) = (TokenAt(formula.From), TokenBefore(formula.To));
            if (first <= last && (formula.BigO || (formula.Parts >= 2 && Spells(formula, first, last)) || (formula.Parts == 1 && formula.Letters.Count == 1 && NamesResource(first, last))))
                claims.Add(new(formula.Growth, first, last, formula.From, formula.To, formula.Letters, InWords: formula.Letters.Count == 0));
        }
    }

    /// <summary>Two nouns and a plus are a formula only where a logarithm, a power or a letter is among them; "k shards" alone is none.</summary>
    static bool Spells(Formula formula, int first, int last) => formula.Growth.Terms.Any(t => t.Factors.Values.Any(f => f.Log > 0 || f.Power != 1)) || (formula.Letters.Count > 0 && last > first) || formula.Growth.Symbols.Count() > 1;

    /// <summary>A single factor counts where it stands at the name of a resource: "memory is k", "k memory", "n for time".</summary>
    bool NamesResource(int first, int last)
    {
        bool Resource(int i) => i >= 0 && i < text.Tokens.Count && text.Tokens[i].Sentence == text.Tokens[first].Sentence && text.Tokens[i].Clause - text.Tokens[first].Clause is 0 or -1 && Resources.Of(text.Tokens[i].Word) != Complexity.Resource.Unsaid;
        bool Joint(int i) => i >= 0 && i < text.Tokens.Count && text.Tokens[i].Word is "is" or "for" or "only" or "just" or "in" or "needs" or "costs" or "takes" or "about" or "grows" or "like" or "as" or "o" or "order" or "then" or "uses" or "thats" or "that" or "its" or "it" or "be" or "with" or "of" or "goes" or "increases" or "wise" or "are" or "were" or "at" or "re";
        var sentence = text.Sentences[text.Tokens[first].Sentence];
        if (Resources.Asked(text, sentence) != Complexity.Resource.Unsaid && Enumerable.Range(sentence.First, first - sentence.First).All(Joint))
            return true;
        return Resource(first - 1) || Resource(last + 1) || (Joint(first - 1) && (Resource(first - 2) || (Joint(first - 2) && Resource(first - 3)))) || (Joint(last + 1) && Resource(last + 2));
    }

    void Words(int i)
    {
        var (word, next) = (text.Tokens[i].Word, At(i + 1));
        if (word is "linear" or "linearly" or "proportional" or "proportionally" && next is not "search" and not "algebra" and not "probing")
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
        else if (IsConstant(i))
            Add(Growth.Constant, i, i);
        else if (word is "grows" or "grow" or "scales" or "scale" or "rises" or "rise" or "increases" or "growing" or "climbs" or "bounded" && next is "with" or "as" or "like" or "on" or "in" or "only" or "by" or "up")
            Argument(i, 1, 0);
        else if (word is "one" or "single" or "a" or "an" && next is not ("pass" or "loop"))
            PerPlace(i);
        else if (word is "pass" or "once" or "loop" && Passes(i))
            Add(Growth.Of("n"), i, i, Resource.Time);
        else if (word is "each" or "every")
            Against(i);
        else if (word.StartsWith("doubl", StringComparison.Ordinal) || word == "twice")
            Doubled(i);
    }

    /// <summary>"Linear in the number of shards"; without that, in n.</summary>
    void Adjective(int i, double power, double log)
    {
        var scans = At(i + 1) is "scan" or "search" or "pass" or "sweep" or "walk" ? Resource.Time : Resource.Unsaid;
        if (!Argument(i, power, log, scans))
            Add(Growth.Of("n", power, log), i, i, scans);
    }

    bool Argument(int i, double power, double log, Resource suggests = Resource.Unsaid)
    {
        for (var j = i + 1; j <= i + Reach && j < text.Tokens.Count && text.Tokens[j].Sentence == text.Tokens[i].Sentence; j++)
        {
            if (text.Tokens[j].Word is not ("in" or "with" or "to" or "as" or "like" or "on" or "of" or "over" or "by" or "across"))
                continue;
            // "with k, the number of shards": what follows the preposition, articles aside.
            for (var k = j + 1; k <= j + 5 && k < text.Tokens.Count && lexemeAt.TryGetValue(text.Tokens[k].From, out var lexeme); k++)
            {
                if (lexemes[lexeme].Kind == LexemeKind.Filler) continue;
                if (new GrowthParser(lexemes).Read(lexeme, out _) is not { } formula) break;
                var growth = log > 0 ? Growth.Sum(formula.Growth.Symbols.Select(s => GrowthTerm.Of(s, 0, 1))) : Growth.Sum(formula.Growth.Terms.Select(t => t.To(power)));
                claims.RemoveAll(c => c.From >= formula.From && c.To <= formula.To);
                claims.Add(new(growth, i, TokenBefore(formula.To), text.Tokens[i].From, formula.To, formula.Letters, InWords: true, suggests));
                return true;
            }
        }
        return false;
    }

    bool IsConstant(int i)
    {
        var (word, next, before) = (text.Tokens[i].Word, At(i + 1), At(i - 1));
        return (word == "constant" && next is not ("factor" or "factors" or "number" or "size" or "sized"))
            || (word is "flat" or "fixed" or "same" or "unchanged" or "bounded" && before is "stays" or "stay" or "remains" or "is" or "keeps" or "the" && Near(i, 4, "stays", "stay", "remains", "however", "whatever", "matter"))
            || (word is "independent" && next == "of")
            || (word is "grow" or "depend" or "increase" or "change" && Near(i, 3, "not", "doesnt", "dont", "never", "wont"));
    }

    /// <summary>"One head per shard", "a pointer for each stream", "keeps k heads".</summary>
    void PerPlace(int i)
    {
        for (var j = i + 2; j <= i + 5 && j + 1 < text.Tokens.Count && text.Tokens[j].Sentence == text.Tokens[i].Sentence; j++)
        {
            if (text.Tokens[j].Word is not ("per" or "for" or "from" or "of")) continue;
            var noun = text.Tokens[j].Word == "per" ? j + 1 : At(j + 1) is "each" or "every" ? j + 2 : -1;
            if (At(noun) is "open" or "input") noun++;
            if (At(noun) is { } word && FactorNouns.Noun(word) is { } symbol and not FactorNouns.Fixed)
                Add(Growth.Of(symbol), i, noun, Resource.Memory);
            return;
        }
    }

    /// <summary>"One pass over the tokens", "each token is touched once".</summary>
    bool Passes(int i) => text.Tokens[i].Word == "once" ? Near(i, 5, "token", "tokens", "element", "item", "record", "each", "every") && Near(i, 4, "touch", "touched", "read", "visited", "looked", "seen", "passes", "handled", "see")
        : At(i - 1) is "one" or "single" && !Near(i + 6, 6, "shards", "streams", "heads", "lists");

    /// <summary>"For every token we look at all heads": the product.</summary>
    void Against(int i)
    {
        if (FactorNouns.Noun(At(i + 1) ?? "") is not { } outer || outer is not ("n" or "k" or "V")) return;
        for (var j = i + 2; j <= i + 14 && j + 1 < text.Tokens.Count && text.Tokens[j].Sentence == text.Tokens[i].Sentence; j++)
        {
            var noun = At(j + 1) is "the" or "k" or "of" or "other" or "open" ? j + 2 : j + 1;
            if (text.Tokens[j].Word is "all" or "every" or "each" or "whole" or "entire" && FactorNouns.Noun(At(noun) ?? "") is { } inner and not FactorNouns.Fixed && Near(j, 9, "look", "looks", "scan", "scans", "compare", "compared", "compares", "check", "checks", "search", "searches", "walk", "visit", "goes", "go", "loop", "loops", "scanned", "against"))
            {
                Add(Growth.Of(outer) * Growth.Of(inner), i, noun, Resource.Time);
                return;
            }
        }
    }

    /// <summary>"Twice the tokens take twice as long", "doubling n makes it four times slower".</summary>
    void Doubled(int i)
    {
        if (claims.Exists(c => c.Last == i || (c.First < i && i < c.Last))) return;
        for (var j = i + 2; j <= i + 14 && j < text.Tokens.Count && text.Tokens[j].Sentence == text.Tokens[i].Sentence; j++)
        {
            var word = text.Tokens[j].Word;
            var power = word.StartsWith("doubl", StringComparison.Ordinal) || word == "twice" ? 1 : word.StartsWith("quadrupl", StringComparison.Ordinal) || (word is "four" or "4" && At(j + 1) is "times" or "fold") ? 2 : 0;
            if (power == 0) continue;
            var factor = Enumerable.Range(i + 1, j - i - 1).Select(t => FactorNouns.Noun(At(t)!) ?? FactorNouns.Letter(At(t)!)).FirstOrDefault(f => f is not null and not FactorNouns.Fixed) ?? "n";
            Add(Growth.Of(factor, power), i, j);
            return;
        }
    }

    /// <summary>Said of something else: "not quadratic", "sorting would be n log n", "instead of n·k".</summary>
    bool IsDenied(Claim claim)
    {
        for (var i = claim.First - 1; i >= 0 && claim.First - i <= 7 && text.Tokens[i].Sentence == text.Tokens[claim.First].Sentence; i--)
        {
            var word = text.Tokens[i].Word;
            // "Instead of O(n) it holds O(k)" denies the first.
            if (claims.Exists(c => c.First > i && c.Last < claim.First && c.First >= claim.First - 7)) return false;
            if (word is "but" or "so" or "mine" or "ours" or "we" or "while" or "whereas" || (text.Tokens[i].Clause < text.Tokens[claim.First].Clause && word is not ("not" or "than"))) return false;
            if (word is "not" or "isnt" or "never" or "than" or "unlike" or "naive" or "would" or "avoids" or "avoid" or "brute" or "wouldnt" or "versus" or "vs" or "avoiding" || (word == "instead" && At(i + 1) == "of"))
                return !claim.Growth.ToString().Equals("1", StringComparison.Ordinal) || word is not ("not" or "never");
        }
        return false;
    }

    void Add(Growth growth, int first, int last, Resource suggests = Resource.Unsaid) => claims.Add(new(growth, first, last, text.Tokens[first].From, text.Tokens[last].To, [], InWords: true, suggests));

    bool Near(int i, int reach, params ReadOnlySpan<string> words)
    {
        for (var j = Math.Max(0, i - reach); j <= Math.Min(i + 1, text.Tokens.Count - 1); j++)
            if (j != i && i < text.Tokens.Count && text.Tokens[j].Sentence == text.Tokens[i].Sentence && words.Contains(text.Tokens[j].Word))
                return true;
        return false;
    }

    string? At(int i) => i >= 0 && i < text.Tokens.Count ? text.Tokens[i].Word : null;

    int TokenAt(int position)
    {
        var (low, high) = (0, text.Tokens.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = text.Tokens[middle].To <= position ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    int TokenBefore(int position) => TokenAt(position) is var at && at < text.Tokens.Count && text.Tokens[at].From < position ? at : at - 1;
}
