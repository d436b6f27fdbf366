using System.Text.RegularExpressions;
using Mockloop.Debrief.Engine.Analysis.Lexicons;
using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Product;

/// <summary>An amount in a currency's sign and what it is asked for: <c>49 € flat</c>, <c>$20/seat</c>. Signs are no words, so no phrase holds them.</summary>
static partial class Amounts
{
    public static Mention? Of(WrittenText text)
    {
        foreach (Match match in Asked().Matches(text.Text))
        {
            var tokens = Enumerable.Range(0, text.Tokens.Count).Where(i => text.Tokens[i].From < match.Index + match.Length && text.Tokens[i].To > match.Index).ToList();
            if (tokens.Count > 0 && Polarity.Affirms(text, tokens[0], tokens[^1]))
                return new("price", tokens[0], tokens[^1]);
        }
        return null;
    }

    [GeneratedRegex(@"(?:[€$£]\s?\d[\d.,]*|\d[\d.,]*\s?[€$£])\s?[kM]?\s?(?:/|per\b|an?\b|each\b|every\b|flat\b|for\b|monthly\b|yearly\b|plus\b|the\b|once\b)|\b1 \w+ = (?:[€$£]\s?[\d.,]+|[\d.,]+\s?[€$£])", RegexOptions.NonBacktracking)]
    private static partial Regex Asked();
}
