using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>Tells whether a claim speaks of time or of memory: the nearest word that names one, in its sentence.</summary>
static class Resources
{
    const int Reach = 100; // tokens; a sentence may be as long as the text

    static readonly HashSet<string> Time =
    [
        "time", "runtime", "running", "cpu", "operations", "steps", "comparisons", "speed", "takes", "take", "work", "runs", "run", "fast", "slow", "slower", "latency", "faster", "duration",
        "seconds", "long", "longer", "computation", "compute", "cycles", "swaps", "cost", "costs", "wait", "waits", "waiting", "sorts", "sorting", "sort", "runtimes", "effort", "compares", "moves", "ops", "tc", "calculation", "quick",
    ];

    static readonly HashSet<string> Memory =
    [
        "memory", "space", "ram", "storage", "footprint", "holds", "hold", "held", "keeps", "keep", "kept", "store", "stores", "stored", "heap-size", "bytes", "auxiliary", "memorywise", "resident",
        "allocate", "allocates", "allocation", "allocations", "buffers", "stack", "peak", "mem", "memorys", "rss", "aux", "cells", "sc", "remembers", "retained", "retains", "buffer", "copy", "megabytes", "kilobytes", "mb", "kb", "state",
    ];

    static readonly HashSet<string> Nouns = ["time", "runtime", "runtimes", "cpu", "duration", "latency", "work", "effort", "speed", "memory", "memorys", "space", "ram", "storage", "footprint", "rss", "mem", "heap", "stack", "allocation", "allocations", "cost", "computation", "buffer", "total"];

    static readonly HashSet<string> MemoryNouns = ["memory", "space", "ram", "storage", "footprint", "rss", "mem", "allocation", "allocations", "bytes", "buffers", "buffer", "aux"];

    /// <summary>A noun that names a resource, not a verb that hints at one.</summary>
    public static bool IsNoun(string word) => Nouns.Contains(word);

    /// <summary>A noun that names memory.</summary>
    public static bool IsMemory(string word) => MemoryNouns.Contains(word);

    public static Resource Of(string word) => Time.Contains(word) ? Resource.Time : Memory.Contains(word) ? Resource.Memory : Resource.Unsaid;

    /// <summary>The same of a word in a text, where T(n) is a time and S(n) a memory.</summary>
    public static Resource At(WrittenText text, int token) => text.Tokens[token] is { Word: "t" or "s" or "m" } letter && (text.Text.AsSpan(letter.To) is ['(', ..] || text.Text.AsSpan(letter.To).TrimStart([' ', ':', '=']) is ['O' or 'Θ', '(', ..])
        ? letter.Word == "t" ? Resource.Time : Resource.Memory
        : Of(text.Tokens[token].Word);

    /// <summary>What a claim speaks of.</summary>
    public static Resource Of(WrittenText text, Claim claim, IReadOnlySet<int> claimedClauses, IReadOnlyDictionary<int, Claim> owners)
    {
        if ((claim.Plain || claim.Firm) && claim.Suggests != Resource.Unsaid)
            return claim.Suggests;
        var (sentence, best, nearest) = (text.Sentences[text.Tokens[claim.First].Sentence], Resource.Unsaid, double.MaxValue);
        var near = new Sentence(Math.Max(sentence.First, claim.First - Reach), Math.Min(sentence.Last, claim.Last + Reach));
        var (time, memory) = (false, false);
        for (var i = near.First; i <= near.Last; i++)
        {
            if (i > claim.First && i <= claim.Last && claim.Suggests == Resource.Unsaid && At(text, i) == Resource.Unsaid) continue;
            var resource = At(text, i);
            if (resource == Resource.Unsaid) continue;
            // "O(n²) with O(n) memory": the memory is the second's; "T(n) = n, S(n) = 1": a name is for what comes behind it.
            if ((owners.TryGetValue(i, out var owner) && owner != claim) || (i > claim.Last && text.Tokens[i].Word.Length == 1)) continue;
            var clause = text.Tokens[i].Clause;
            (time, memory) = (time || resource == Resource.Time, memory || resource == Resource.Memory);
            // "Quadratic; memory linear": what has its own claim is not spoken of in the clause before.
            if (clause != text.Tokens[claim.First].Clause && clause != text.Tokens[claim.Last].Clause && claimedClauses.Contains(clause)) continue;
            // Another clause is farther away than its words; a verb such as "holds" says less than the noun.
            var distance = i < claim.First ? claim.First - i : i > claim.Last ? i - claim.Last - 0.5 : 0.0;
            // "time: n log k"
            if (i == claim.First - 1 && text.Text.AsSpan(text.Tokens[i].To, text.Tokens[claim.First].From - text.Tokens[i].To).ContainsAny(':', '=', '~')) distance = 0.25;
            else distance += 4 * Math.Abs(text.Tokens[i].Clause - text.Tokens[i < claim.First ? claim.First : Math.Min(claim.Last, i)].Clause);
            if (i < claim.First && text.Tokens[claim.First - 1].Word == "and" && text.Tokens[i].Clause == text.Tokens[claim.First].Clause) distance += 1;
            if (distance < nearest)
                (nearest, best) = (distance, resource);
        }
        if (best == Resource.Unsaid && claim.Suggests == Resource.Unsaid)
            return IsOfAll(text, near) ? Resource.Both : Asked(text, sentence);
        return time && memory && IsBoth(text, near) ? Resource.Both : best != Resource.Unsaid && (claim.Suggests == Resource.Unsaid || nearest < 5) ? best : claim.Suggests;
    }

    /// <summary>"And memory? That is k." What a short sentence before names.</summary>
    public static Resource Asked(WrittenText text, Sentence sentence)
    {
        if (sentence.First == 0) return Resource.Unsaid;
        var before = text.Sentences[text.Tokens[sentence.First - 1].Sentence];
        for (var i = before.First; i <= before.Last && before.Last - before.First < 3; i++)
            if (Of(text.Tokens[i].Word) is not Resource.Unsaid and var named)
                return named;
        return Resource.Unsaid;
    }

    /// <summary>"Both time and memory are linear", "time and memory alike", "and so does the memory", "O(n) time and space".</summary>
    static bool IsBoth(WrittenText text, Sentence sentence)
    {
        for (var i = sentence.First; i <= sentence.Last; i++)
            if (text.Tokens[i].Word is "both" or "alike" or "likewise" or "everything" || (text.Tokens[i].Word is "as" && text.WordAt(i + 1) is "well" && text.WordAt(i + 2) is "as") || (text.Tokens[i].Word is "so" or "as" && text.WordAt(i + 1) is "does" or "do" or "is" or "did" && Named(text, i + 2, sentence))
                || (text.Tokens[i].Word is "and" or "or" && i > sentence.First && text.Tokens[i - 1].Clause == text.Tokens[i].Clause && text.Tokens[i - 1].Word is "time" or "runtime" or "speed" or "memory" or "space" && Other(text, i + 1, Of(text.Tokens[i - 1].Word))))
                return true;
        return false;
    }

    /// <summary>"O(n) for both", "linear all round", "both grow linearly".</summary>
    static bool IsOfAll(WrittenText text, Sentence sentence)
    {
        for (var i = sentence.First; i <= sentence.Last; i++)
            if (text.Tokens[i].Word is "both" || (text.Tokens[i].Word is "all" && text.WordAt(i + 1) is "round" or "around") || (text.Tokens[i].Word is "across" && text.WordAt(i + 2) is "board"))
                return true;
        return false;
    }

    static bool Named(WrittenText text, int from, Sentence sentence)
    {
        for (var i = from; i <= from + 2 && i <= sentence.Last; i++)
            if (Of(text.Tokens[i].Word) != Resource.Unsaid)
                return true;
        return false;
    }

    static bool Other(WrittenText text, int at, Resource one) => Of((text.WordAt(at) is "the" or "in" or "its" ? text.WordAt(at + 1) : text.WordAt(at)) ?? "") is not Resource.Unsaid and var other && other != one;
}
