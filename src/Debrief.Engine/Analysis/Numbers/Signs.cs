using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>What stands between numbers and words without being a word.</summary>
static class Signs
{
    /// <summary>Where a token ends, with a percent or currency sign that belongs to it.</summary>
    public static int EndOf(this WrittenText text, int token) => text.Tokens[token].To is var to && to < text.Text.Length && text.Text[to] is '%' or '€' or '$' or '£' ? to + 1 : to;

    /// <summary>Nothing but a space or a hyphen stands before the token.</summary>
    public static bool IsAdjacent(this WrittenText text, int token) => text.Text.AsSpan(text.Tokens[token - 1].To, text.Tokens[token].From - text.Tokens[token - 1].To).Trim() is "" or "-";

    /// <summary>A slash stands before the token: <c>tokens/s</c>, <c>€/h</c>.</summary>
    public static bool SlashBefore(this WrittenText text, int token)
    {
        if (token <= 0 || token >= text.Tokens.Count) return false;
        var from = text.EndOf(token - 1);
        return text.Text.AsSpan(from, Math.Max(0, text.Tokens[token].From - from)).Trim().TrimStart('€').TrimStart('$').Trim() is "/";
    }

    /// <summary>The currency sign directly before a token; null when there is none.</summary>
    public static char? CurrencyBefore(this WrittenText text, int token) =>
        text.Tokens[token].From is > 0 and var from && text.Text[from - 1] is '€' or '$' or '£' ? text.Text[text.Tokens[token].From - 1] : null;

    /// <summary>The text of tokens, signs between them included.</summary>
    public static string Written(this WrittenText text, int first, int last) => text.Text[text.Tokens[first].From..text.Tokens[last].To];
}
