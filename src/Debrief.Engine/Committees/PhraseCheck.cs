using System.Text.RegularExpressions;

namespace Mockloop.Debrief.Engine.Committees;

/// <summary>
/// Whether other words may stand for words made by rule. They may order and join what is there, and must add nothing: quotations
/// stand in the packet, numbers and names stand in the original, every word of weight has its stem there or is one of the plain
/// words that carry no fact, and as much is denied as was denied. What does not pass is not used; strictness costs only style.
/// </summary>
public static partial class PhraseCheck
{
    const int Longest = 2000, Room = 200, Stem = 5, ShortWord = 3;

    [GeneratedRegex("“([^”]*)”|\"([^\"]*)\"")] private static partial Regex Quotation();
    [GeneratedRegex(@"\d+(?:[.,]\d+)*")] private static partial Regex Number();
    [GeneratedRegex(@"\p{L}+(?:['’]\p{L}+)?")] private static partial Regex Word();
    [GeneratedRegex(@"\b(?:no|not|never|nobody|nothing|none|neither|nor|without|cannot)\b|n['’]t\b", RegexOptions.IgnoreCase)] private static partial Regex Denial();

    /// <summary>Why the words may not be used; empty when they may.</summary>
    /// <param name="said">What a language model said.</param>
    /// <param name="made">What the rules said.</param>
    public static string Refuse(string said, string made, PacketText packet)
    {
        if (string.IsNullOrWhiteSpace(said))
            return "It said nothing.";
        if (said.Length > Math.Min(Longest, (2 * made.Length) + Room))
            return "It said more than twice as much as there is to say.";
        var quotes = Quotes(said);
        if (quotes.FirstOrDefault(q => !packet.Says(q)) is not null)
            return "It quoted words that do not stand in the packet.";
        if (quotes.Count == 0 && Quotes(made).Count > 0)
            return "It dropped the quotation that the argument rests on.";
        return RefuseFacts(Quotation().Replace(said, " "), Quotation().Replace(made, " "));
    }

    // Of what stands outside the quotations: what somebody wrote is quoted or not said.
    static string RefuseFacts(string said, string made)
    {
        var numbers = Number().Matches(made).Select(m => m.Value).ToHashSet();
        if (Number().Matches(said).Any(m => !numbers.Contains(m.Value)))
            return "It named a number that was not there.";
        if (Denial().Count(said) != Denial().Count(made))
            return "It denied more or less than was denied.";
        var stems = Word().Matches(made).Select(m => StemOf(m.Value)).ToHashSet();
        return Word().Matches(said).Any(m => !stems.Contains(StemOf(m.Value)) && !IsPlain(m))
            ? "It used words for things that were not there."
            : "";
    }

    static List<string> Quotes(string text) =>
        [.. Quotation().Matches(text).Select(m => m.Groups[1].Value + m.Groups[2].Value).Where(q => q.Trim().Length > 0)];

    // A capital inside a sentence is a name, and a name is a fact.
    static bool IsPlain(Match word) => PlainWords.Has(word.Value.ToLowerInvariant())
        || (word.Length <= ShortWord && char.IsLower(word.Value[0]));

    static string StemOf(string word) => word.Length <= Stem ? word.ToLowerInvariant() : word[..Stem].ToLowerInvariant();
}
