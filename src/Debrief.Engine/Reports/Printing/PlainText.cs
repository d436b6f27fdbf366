using System.Text;

namespace Mockloop.Debrief.Engine.Reports.Printing;

/// <summary>Somebody's text inside markup, as content or as an attribute in quotes.</summary>
static class PlainText
{
    internal static void Append(StringBuilder into, string? text)
    {
        foreach (var rune in (text ?? "").EnumerateRunes())
            if (Written(rune.Value) is { } entity)
                into.Append(entity);
            else
                into.Append(rune.ToString());
    }

    /// <summary>Null where a character stands for itself.</summary>
    static string? Written(int c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        '\t' or '\n' or '\r' => " ",
        // Neither XML nor HTML has these; unpaired surrogates have become U+FFFD on the way here.
        < 0x20 or (>= 0x7f and < 0xa0) or (>= 0xfdd0 and <= 0xfdef) => "\ufffd",
        _ when (c & 0xfffe) == 0xfffe => "\ufffd",
        // Marks that turn the direction of what follows: a name could make a decision read backwards.
        (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069) => "",
        _ => null,
    };
}
