namespace Mockloop.Debrief.Engine.Analysis.Reading;

/// <summary>Recognises texts that are not in English: by their script, else by the commonest small words, else by letters English has not.</summary>
static class Language
{
    const int FewestWords = 3, FewestLetters = 6;

    static readonly (string Name, int From, int To)[] Scripts =
    [
        ("Greek", 0x370, 0x3ff), ("Russian or another language in Cyrillic script", 0x400, 0x52f), ("Hebrew", 0x590, 0x5ff), ("Arabic or Persian", 0x600, 0x6ff),
        ("a language of India", 0x900, 0xdff), ("Thai", 0xe00, 0xe7f), ("Japanese", 0x3040, 0x30ff), ("Chinese", 0x4e00, 0x9fff), ("Korean", 0xac00, 0xd7af),
    ];

    /// <summary>The language it looks like; null for English and where nothing can be said.</summary>
    public static string? Foreign(WrittenText text) => ByScript(text) ?? ByWords(text);

    /// <summary>Formulas and names of products stay in Latin letters in any language; one English small word in four words does not.</summary>
    static string? ByScript(WrittenText text)
    {
        var counts = new int[Scripts.Length];
        var letters = 0;
        foreach (var c in text.Text)
        {
            if (!char.IsLetter(c)) continue;
            letters++;
            if (c >= 0x370)
                for (var s = 0; s < Scripts.Length; s++)
                    if (c >= Scripts[s].From && c <= Scripts[s].To)
                        counts[s]++;
        }
        var foreign = counts.Sum();
        if (foreign * 2 <= letters && (foreign < 2 || foreign * 8 < letters || text.Tokens.Any(t => t.Word.Length > 1 && SmallWords.English.Contains(t.Word))))
            return null;
        // Japanese mixes its own letters with Chinese ones.
        return counts[6] > 0 ? Scripts[6].Name : Scripts[Array.IndexOf(counts, counts.Max())].Name;
    }

    static string? ByWords(WrittenText text)
    {
        var words = text.Tokens.Where(t => t.Word.Length > 1 && !t.IsNumber).Select(t => t.Word).ToList();
        if (words.Count < FewestWords)
            return null;
        var english = text.Tokens.Count(t => SmallWords.English.Contains(t.Word));
        var best = SmallWords.Foreign.MaxBy(l => words.Count(l.Words.Contains));
        var (count, distinct) = (words.Count(best.Words.Contains), words.Where(best.Words.Contains).Distinct().Count());
        if (distinct >= 2 && count * 2 > english * 3 && (count * 8 >= words.Count && words.Count >= FewestLetters || count * 3 >= words.Count))
            return best.Name;
        // "Süre doğrusal büyür": hardly a word of English, and letters it does not have outside of names.
        var marked = text.Tokens.Count(t => t.Word.Any(c => c > 0x7f && char.IsLetter(c) && c < 0x370 || c is >= '\u1e00' and <= '\u1eff') && char.IsLower(text.Text[t.From]));
        return english == 0 && marked >= 2 && marked * 4 >= words.Count ? best.Name is var name && count > 0 ? name : "another language" : null;
    }
}
