using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Lexicons;

/// <summary>
/// The classes of words that phrases are made of, numbered. <c>a|b</c> is either word, <c>escalat~</c> any that begins so, <c>~ed</c> any that
/// ends so, <c>#</c> a number, <c>#year</c> a year. Each word of a text is looked up once, whatever the number of phrases.
/// </summary>
sealed class WordClasses
{
    const string Number = "#", Year = "#year";
    const int Bits = 64;

    readonly Dictionary<string, int> numbered = [];
    readonly Dictionary<string, List<int>> whole = [], starts = [], ends = [];
    readonly List<int> numbers = [], years = [];

    /// <summary>The number of a class; a new one when it was not seen before.</summary>
    public int Of(string words)
    {
        if (numbered.TryGetValue(words, out var known))
            return known;
        var id = numbered[words] = numbered.Count;
        foreach (var word in words.Split('|'))
            (word switch
            {
                Number => numbers,
                Year => years,
                [.., '~'] => At(starts, word[..^1]),
                ['~', ..] => At(ends, word[1..]),
                _ => At(whole, word),
            }).Add(id);
        return id;
    }

    /// <summary>The classes a word belongs to, as bits.</summary>
    public ulong[] ClassesOf(Token token)
    {
        var bits = new ulong[(numbered.Count / Bits) + 1];
        var word = token.Word.AsSpan();
        Add(bits, whole, word);
        for (var length = 1; length <= word.Length; length++)
            Add(bits, starts, word[..length]);
        for (var length = 1; length <= Math.Min(4, word.Length); length++)
            Add(bits, ends, word[^length..]);
        if (token.IsQuantity)
            Add(bits, numbers);
        if (token.IsYear)
            Add(bits, years);
        return bits;
    }

    /// <summary>A word with these classes is of that class.</summary>
    public static bool Has(ulong[] bits, int id) => (bits[id / Bits] >> (id % Bits) & 1) != 0;

    static void Add(ulong[] bits, Dictionary<string, List<int>> index, ReadOnlySpan<char> key)
    {
        if (index.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var ids))
            Add(bits, ids);
    }

    static void Add(ulong[] bits, List<int> ids)
    {
        foreach (var id in ids)
            bits[id / Bits] |= 1ul << (id % Bits);
    }

    static List<int> At(Dictionary<string, List<int>> index, string key) => index.TryGetValue(key, out var list) ? list : index[key] = [];
}
