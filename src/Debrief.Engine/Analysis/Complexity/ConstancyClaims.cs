using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>Finds what is said not to grow: "memory stays flat", "time does not depend on the tokens", "no allocation", "the same buffer is used again", "in place".</summary>
sealed class ConstancyClaims(WrittenText text, List<Claim> claims)
{
    const int Reach = 12; // tokens to the resource

    static readonly HashSet<string> Still = ["flat", "const", "steady", "stable", "unchanged", "unaffected", "nil", "independent", "insensitive"];
    static readonly HashSet<string> Moves = ["grow", "grows", "growing", "depend", "depends", "dependent", "depending", "increase", "increases", "increasing", "change", "changes", "changing", "move", "rise", "rises", "climb", "scale", "scales", "vary", "varies", "budge", "care", "affected", "influence"];
    static readonly HashSet<string> Spared = ["extra", "additional", "auxiliary", "further", "other", "more", "added", "heap", "dynamic", "working"];

    readonly List<int> anyhow = [];

    /// <summary>Adds "whatever the input", "no matter how many tokens", where the sentence says nothing else.</summary>
    public void End()
    {
        foreach (var i in anyhow)
            if (!claims.Exists(c => !c.Plain && text.Tokens[c.First].Sentence == text.Tokens[i].Sentence))
                Add(i, i, Resource.Unsaid);
    }

    /// <summary>Adds what is told at a token.</summary>
    public void At(int i)
    {
        var (word, next) = (text.Tokens[i].Word, text.WordAt(i + 1));
        if ((word, next) is ("in", "place") && text.WordAt(i + 2) is not "of")
            Add(i, i + 1, Resource.Memory);
        else if (Reuses(i) || Handful(i))
            Add(i, i, Resource.Memory, plain: true);
        else if (Spares(i) is { } end)
            Add(Math.Min(i, end), Math.Max(i, end), Resource.Memory);
        else if (word == "constant" && next is not ("factor" or "factors" or "number" or "size" or "sized") && !IsFactor(i))
            Add(i, i, Resource.Unsaid);
        else if (IsAnyhow(i) && IsNamed(i))
            anyhow.Add(i);
        else if ((IsStill(i) || IsMoveless(i)) && IsNamed(i))
            Add(i, i, Resource.Unsaid);
    }

    /// <summary>"Shards times a constant" names one that counts for nothing.</summary>
    bool IsFactor(int i) => text.Near(i, 2, "times", "by") && text.WordAt(i - 1) is "a" or "some";

    bool IsAnyhow(int i) => text.Tokens[i].Word is "whatever" or "however" or "regardless" or "irrespective" || (text.Tokens[i].Word is "matter" && text.Near(i, 3, "no", "not", "doesnt", "never"));

    bool IsStill(int i) => text.Tokens[i].Word switch
    {
        "same" => (text.WordAt(i - 1) is not "the" || text.WordAt(i - 2) is not ("at" or "of" or "with" or "and" or "by" or "in"))
            && text.WordAt(i + 1) is not ("factor" or "ratio" or "proportion" or "rate" or "way" or "as" or "number" or "length" or "goes" or "holds" or "applies" or "order" or "thing" or "story" or "result" or "machine" or "laptop" or "token"),
        "fixed" or "bounded" or "limited" => text.WordAt(i + 1) is not ("by" or "it" or "the" or "a" or "bug"),
        "put" or "there" => text.WordAt(i - 1) is "stays" or "stay",
        "where" => text.WordAt(i - 1) is "stays" or "remains" && text.WordAt(i + 1) is "it",
        "few" or "little" or "nothing" => text.Tokens[i].Word == "nothing" && text.WordAt(i + 1) is "that" or "which" && Moves.Contains(text.WordAt(i + 2) ?? ""),
        var word => Still.Contains(word),
    };

    /// <summary>"Does not grow", "will never depend"; "does not grow linearly" leaves open how it does.</summary>
    bool IsMoveless(int i) => (text.Tokens[i].Word is not "care" || Resources.IsNoun(text.WordAt(i - 2) ?? "") || Resources.IsNoun(text.WordAt(i - 3) ?? "")) && Moves.Contains(text.Tokens[i].Word) && text.Near(i, 4, "not", "doesnt", "dont", "never", "wont", "isnt", "nor", "neither", "hardly", "barely", "cannot", "cant", "didnt")
        && !(text.WordAt(i + 1) is { } next && (next.EndsWith("ly", StringComparison.Ordinal) || next is "as" or "faster" or "like" or "in"));

    /// <summary>A resource is named near by, in the clause or where a short sentence before asks for one.</summary>
    bool IsNamed(int i)
    {
        var sentence = text.Sentences[text.Tokens[i].Sentence];
        for (var t = Math.Max(sentence.First, i - Reach); t <= Math.Min(sentence.Last, i + 6); t++)
            if (Resources.IsNoun(text.Tokens[t].Word) || text.Tokens[t].Word is "takes" or "take" or "long" or "costs" && t < i + 4)
                return true;
        return Resources.Asked(text, sentence) != Resource.Unsaid;
    }

    /// <summary>"No extra memory", "extra memory: none", "needs no memory besides the input", "zero allocation".</summary>
    int? Spares(int i)
    {
        var word = text.Tokens[i].Word;
        if (word is "no" or "zero" or "without" or "any" or "0")
        {
            var at = i + 1;
            while (at < i + 4 && Spared.Contains(text.WordAt(at) ?? "")) at++;
            if (word == "any" && !text.Near(i, 3, "not", "without", "dont", "doesnt", "never")) return null;
            return Resources.IsMemory(text.WordAt(at) ?? "") && (at > i + 1 || text.WordAt(at) is "allocation" or "allocations" || text.Near(at + 3, 2, "besides", "beyond", "except", "apart", "beside")) && text.WordAt(at + 1) is not ("problem" or "problems" or "leak" or "leaks" or "issue" or "issues" or "limit" or "trouble" or "growth") ? at : null;
        }
        if (word is "none" or "nil" or "nothing" or "zero" or "negligible")
            for (var t = i - 1; t >= 0 && i - t <= 4 && text.Tokens[t].Sentence == text.Tokens[i].Sentence; t--)
                if (Resources.IsMemory(text.Tokens[t].Word))
                    return t;
        return null;
    }

    /// <summary>"A fixed-size buffer", "we reuse the same buffer", "memory: one batch".</summary>
    bool Reuses(int i) => text.Tokens[i].Word is "buffer" or "batch" or "chunk" or "block" or "window" && (text.Near(i, 3, "fixed", "same", "reuse", "reused", "constant") || (text.WordAt(i - 1) is "one" or "single" && IsNamed(i)));

    /// <summary>"Just two counters", "a few variables only", "two pointers, nothing more".</summary>
    bool Handful(int i) => text.Tokens[i].Word is "variables" or "counters" or "pointers" or "integers" or "ints" or "registers" or "numbers" or "scalars" or "indices" or "accumulators" or "counter" or "variable" or "pointer"
        && text.Near(i, 4, "few", "two", "three", "four", "handful", "couple", "one", "single", "constant", "fixed") && (text.Near(i, 7, "only", "just", "needs", "state") || text.Near(i + 4, 4, "only", "nothing", "all", "state"))
        && !text.Near(i + 4, 4, "per", "each", "every");

    void Add(int first, int last, Resource suggests, bool plain = false) => claims.Add(new(Growth.Constant, first, last, text.Tokens[first].From, text.Tokens[last].To, [], InWords: true, suggests, plain));
}
