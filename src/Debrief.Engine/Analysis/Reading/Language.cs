namespace Mockloop.Debrief.Engine.Analysis.Reading;

/// <summary>Recognises texts that are not in English: by their script, else by the commonest small words.</summary>
static class Language
{
    const int FewestWords = 6;

    static readonly (string Name, HashSet<string> Words)[] Small =
    [
        ("English", Set("the of and to a in is was i we it that for on with as by at this an be are were from our my they had have not but so per")),
        ("German", Set("der die das und ist ich wir nicht ein eine einen mit für auf war den dem des im zu von es haben hat wurde sie auch bei aus als sind um dass wie mich mir unser unsere")),
        ("French", Set("le la les et est je nous pas un une des du de en pour que qui dans sur avec au aux ce cette il elle ont été était avons j ai par plus mais mon notre ne se sont")),
        ("Spanish", Set("el la los las y es yo un una de en que por para con del se al lo fue era como más pero mi nuestro su está han ha este esta sobre cuando")),
        ("Italian", Set("il la lo gli le e è io un una di in che non per con del della si al alla ho abbiamo era sono come più ma mio nostro questo questa da nel ha")),
        ("Portuguese", Set("o a os as e é eu um uma de em que não por para com do da se ao foi era como mais mas meu nosso nós este esta na dos das")),
        ("Dutch", Set("de het een en is ik we niet van in dat voor op met was te zijn aan er om ook als maar ons onze bij naar heb had werd door dit")),
        ("Polish", Set("i w na z do że się nie jest to był była ja my jak ale o po dla od przez był mój nasz który która tym")),
        ("Swedish", Set("och i att det som en ett jag vi inte är var på för med av till den har hade om men från min vår när")),
        ("Turkish", Set("ve bir bu için ile de da çok ben biz değil olarak daha gibi ama sonra kadar olan")),
    ];

    static readonly (string Name, int From, int To)[] Scripts =
    [
        ("Greek", 0x370, 0x3ff), ("Russian or another language in Cyrillic script", 0x400, 0x52f), ("Hebrew", 0x590, 0x5ff), ("Arabic or Persian", 0x600, 0x6ff),
        ("a language of India", 0x900, 0xdff), ("Thai", 0xe00, 0xe7f), ("Japanese", 0x3040, 0x30ff), ("Chinese", 0x4e00, 0x9fff), ("Korean", 0xac00, 0xd7af),
    ];

    /// <summary>The language it looks like; null for English and where nothing can be said.</summary>
    public static string? Foreign(WrittenText text) => ByScript(text.Text) ?? ByWords(text);

    static string? ByScript(string text)
    {
        var counts = new int[Scripts.Length];
        var letters = 0;
        foreach (var c in text)
        {
            if (!char.IsLetter(c)) continue;
            letters++;
            if (c >= 0x370)
                for (var s = 0; s < Scripts.Length; s++)
                    if (c >= Scripts[s].From && c <= Scripts[s].To)
                        counts[s]++;
        }
        if (counts.Sum() * 2 <= letters)
            return null;
        // Japanese mixes its own letters with Chinese ones.
        return counts[6] > 0 ? Scripts[6].Name : Scripts[Array.IndexOf(counts, counts.Max())].Name;
    }

    static string? ByWords(WrittenText text)
    {
        var counts = new int[Small.Length];
        foreach (var token in text.Tokens) // single letters are variables as often as words
            for (var l = 0; l < Small.Length; l++)
                if (Small[l].Words.Contains(token.Word) && (token.Word.Length > 1 || l == 0))
                    counts[l]++;
        var best = Array.IndexOf(counts, counts.Max());
        var enough = text.Tokens.Count >= FewestWords && text.Tokens.Where(t => Small[best].Words.Contains(t.Word)).Select(t => t.Word).Distinct().Count() >= 2 && counts[best] * 8 >= text.Tokens.Count;
        return enough && best != 0 && counts[best] * 2 > counts[0] * 3 ? Small[best].Name : null;
    }

    static HashSet<string> Set(string words) => [.. words.Split(' ')];
}
