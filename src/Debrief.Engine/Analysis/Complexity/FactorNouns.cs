using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>What letters and nouns stand for: n is the amount of data, k the number of places it comes from, V and E those of a graph.</summary>
sealed class FactorNouns
{
    /// <summary>A batch has a fixed size, so it is a constant.</summary>
    public const string Fixed = "1";

    static readonly Dictionary<string, string> Nouns = new[]
    {
        ("n", "token tokens element elements item items record records row rows input inputs entry entries value values line lines event events message messages number numbers length size data stream-length output outputs total word words byte bytes character characters char chars string strings text texts page pages cell cells key keys user users id ids sample samples packet packets transaction transactions document documents point points object objects customer customers dataset corpus name names sentence sentences"),
        ("k", "shard shards stream streams list lists source sources head heads iterator iterators queue queues file files input-streams cursor cursors run runs way ways reader readers partition partitions pair pairs segment segments sequence sequences iterable iterables feed feeds channel channels"),
        ("V", "node nodes vertex vertices version versions model models"),
        ("E", "edge edges arc arcs link links conflict conflicts dependency dependencies relation relations reference references"),
        (Fixed, "batch batches batchsize chunk chunks buffer"),
    }.SelectMany(f => f.Item2.Split(' ').Select(noun => (noun, f.Item1))).ToDictionary();

    /// <summary>One of them is all the data, unless there are several.</summary>
    static readonly HashSet<string> Wholes = ["file", "list", "stream", "sequence", "feed", "array"];

    readonly Dictionary<string, string> letters = [];
    readonly HashSet<string> explained = [];

    /// <summary>Collects what a text says its letters are: "k shards", "where n is the number of tokens", "tokens (n)".</summary>
    public FactorNouns(WrittenText text)
    {
        var tokens = text.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Letter(tokens[i].Word) is not { } letter || letters.ContainsKey(letter))
                continue;
            if (Defined(text, i) is { } factor)
                letters[letter] = factor;
        }
        explained.UnionWith(letters.Keys);
        HashSet<string> used = [.. tokens.Select(t => Letter(t.Word)).OfType<string>()];
        // "A heap of k entries for n tokens": two letters are two factors, whatever nouns stand beside them.
        foreach (var (letter, factor) in letters.ToList())
            if (letter != factor && (used.Contains(factor) || letters.Any(l => l.Key != letter && l.Value == factor && string.CompareOrdinal(l.Key, letter) > 0)))
                letters.Remove(letter);
    }

    /// <summary>The letter's meaning was said.</summary>
    public bool Explains(string letter) => explained.Contains(letter) || letters.ContainsValue(letter);

    /// <summary>The symbol a noun stands for; null when it is no factor.</summary>
    public static string? Noun(string word) => Nouns.GetValueOrDefault(word);

    /// <summary>The same of a word in a text: "the whole file" is data, "every file" one of many places; what is counted is a factor whatever it is.</summary>
    public static string? At(WrittenText text, int at)
    {
        if (text.WordAt(at) is not { } word || (word is "number" or "numbers" or "size" or "total" && text.WordAt(at + 1) is "of"))
            return null;
        if (Wholes.Contains(word))
            return text.WordAt(at - 1) is "each" or "every" or "per" or "one" or "of" or "open" or "sorted" || text.WordAt(at - 2) is "each" or "every" or "per" ? "k" : "n";
        return Noun(word) ?? (IsCounted(text, at) ? "n" : null);
    }

    /// <summary>"The number of distinct pages", "how many pages".</summary>
    static bool IsCounted(WrittenText text, int at)
    {
        var before = text.WordAt(at - 1) is "the" or "different" or "distinct" or "unique" or "all" or "our" or "its" ? at - 1 : at;
        return text.Tokens[at].Word is not ("the" or "all" or "times" or "its" or "our" or "different" or "distinct" or "unique" or "things" or "open") && text.Tokens[at].Word.Length > 2
            && ((text.WordAt(before - 1) is "of" && text.WordAt(before - 2) is "number" or "amount" or "count" or "quantity" or "numbers") || (text.WordAt(before - 1) is "many" && text.WordAt(before - 2) is "how"));
    }

    /// <summary>A variable's letter as written in lower case; null for other words and for "a" and "i".</summary>
    public static string? Letter(string word) => word.Length == 1 && char.IsAsciiLetter(word[0]) && word[0] is not ('a' or 'i' or 'o' or 'x') ? word : null;

    /// <summary>The symbol a letter stands for.</summary>
    public string Symbol(string letter) => letters.TryGetValue(letter, out var said) ? said : letter switch { "v" => "V", "e" => "E", "b" => Fixed, _ => letter };

    static string? Defined(WrittenText text, int at)
    {
        var tokens = text.Tokens;
        string? NounAt(int i) => i >= 0 && i < tokens.Count && tokens[i].Sentence == tokens[at].Sentence ? Noun(tokens[i].Word) : null;
        if (at + 1 < tokens.Count && tokens[at + 1].Clause == tokens[at].Clause && NounAt(at + 1) is { } behind)
            return behind;
        if (at > 0 && tokens[at - 1].Clause == tokens[at].Clause && NounAt(at - 1) is { } ahead)
            return ahead; // "the shards k"
        if (at + 2 < tokens.Count && tokens[at + 1].Word is "open" or "sorted" or "input" or "different" or "token" or "total" && NounAt(at + 2) is { } second)
            return second;
        var says = at + 1 < tokens.Count && (tokens[at + 1].Word is "is" or "are" or "for" or "means" or "being" or "stands" or "counts" or "the" or "as" or "denote" or "denotes" or "be" or "represent" or "represents" or "equals" or "count"
            || text.Text.AsSpan(tokens[at].To, Math.Min(3, text.Text.Length - tokens[at].To)).ContainsAny('=', ':'));
        for (var i = at + 1; says && i <= at + 7 && i < tokens.Count; i++)
        {
            if (Letter(tokens[i].Word) is not null) break;
            if (tokens[i].Word is not ("number" or "total" or "length" or "size") && NounAt(i) is { } noun) return noun;
            if (tokens[i].Word is "length" or "size" && !(i + 1 < tokens.Count && tokens[i + 1].Word == "of")) return "n";
        }
        // "tokens (n)", "the shard count k"
        if (at > 1 && tokens[at - 1].Word is "thats" or "called" or "say" or "namely" or "ie" or "is" && NounAt(at - 2) is { } named)
            return named; // "one entry per shard, that's k"
        return at > 0 && tokens[at - 1].Clause != tokens[at].Clause && text.Text.AsSpan(tokens[at - 1].To, tokens[at].From - tokens[at - 1].To).Contains('(') ? NounAt(at - 1) : tokens.ElementAtOrDefault(at - 1).Word is "count" ? NounAt(at - 2) : null;
    }
}
