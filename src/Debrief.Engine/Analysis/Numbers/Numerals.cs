using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>Numbers written as words: "seven billion", "two hundred and fifty", "a thousand", "half a second", "two and a half".</summary>
static class Numerals
{
    static readonly Dictionary<string, double> Shares = new() { ["half"] = 1.0 / 2, ["third"] = 1.0 / 3, ["quarter"] = 1.0 / 4, ["quarters"] = 1.0 / 4, ["tenth"] = 1.0 / 10, ["tenths"] = 1.0 / 10 };

    /// <summary>The number that begins at a token, and the token behind it; null where none begins.</summary>
    public static (double Value, int Next)? Read(WrittenText text, int at)
    {
        if (Share(text, at, 1) is { } share)
            return share;
        if (Article(text, at))
            return (1, at + 1);
        var (total, current, next, any) = (0.0, 0.0, at, false);
        bool Goes(int token) => token < text.Tokens.Count && (token == at || (text.Tokens[token].Sentence == text.Tokens[at].Sentence && text.IsAdjacent(token)));
        if (text.WordAt(at) is "a" or "an" && Goes(at + 1) && text.WordAt(at + 1) is "hundred" or "thousand" or "million" or "billion" or "dozen")
            next++;
        for (; Goes(next); next++)
        {
            var word = text.Tokens[next].Word;
            if (Units.Numeral(word) is { } value && (current == 0 || (value < 10 && current % 100 >= 20 && current % 10 == 0) || (current >= 100 && current % 100 == 0)))
                current += value;
            else if (word == "dozen")
                current = Math.Max(1, current) * 12;
            else if (word == "hundred" && current < 100)
                current = Math.Max(1, current) * 100;
            else if (word is "thousand" or "million" or "billion" or "trillion" && Units.Magnitude(word) is { } magnitude)
                (total, current) = (magnitude > total && total > 0 ? (total + current) * magnitude : total + (Math.Max(1, current) * magnitude), 0);
            else if (word == "point" && any)
                for (var place = 0.1; Goes(next + 1) && (text.WordAt(next + 1) is "zero" or "oh" ? 0 : Units.Numeral(text.Tokens[next + 1].Word)) is { } digit and < 10; place /= 10)
                    (current, next) = (current + (digit * place), next + 1);
            else if (!(word == "and" && any && (current % 100 == 0 || current == 0) && Goes(next + 1) && Units.Numeral(text.Tokens[next + 1].Word) is not null))
                break;
            any = true;
        }
        if (!any)
            return null;
        // "two and a half"
        return text.WordAt(next) == "and" && Goes(next) && text.WordAt(next + 1) == "a" && Goes(next + 2) && Shares.TryGetValue(text.Tokens[next + 2].Word, out var more)
            ? (total + current + more, next + 3)
            : Share(text, next, total + current) is { } part && next == at + 1 ? part : (total + current, next);
    }

    /// <summary>"A gigabyte", "under a second": one of it, but not "tokens a second" and "€ a gigabyte".</summary>
    static bool Article(WrittenText text, int at) =>
        text.WordAt(at) is "a" or "an" && text.WordAt(at + 1) is { Length: > 2 } unit && text.Tokens[at + 1].Sentence == text.Tokens[at].Sentence && Units.Of(unit) is { } known && (known.Dimension switch
        {
            Dimension.Bytes or Dimension.Power => text.WordAt(at - 1) is not { } before || Units.Of(before) is null,
            Dimension.Seconds => known.Scale < 86400 && text.WordAt(at - 1) is "under" or "within" or "in" or "inside" or "below" or "above" or "over" or "takes" or "take" or "than" or "about" or "exceeds" && IsLast(text, at + 1),
            Dimension.Money => text.WordAt(at - 1) is "under" or "below" or "than" or "costs" or "over" or "above",
            _ => false,
        });

    /// <summary>"In a second." and "under a second at the median", but not "in a second step".</summary>
    static bool IsLast(WrittenText text, int unit) => unit + 1 == text.Tokens.Count || text.Tokens[unit + 1].Clause != text.Tokens[unit].Clause
        || text.Tokens[unit + 1].Word is "for" or "at" or "per" or "in" or "to" or "on" or "and" or "or" or "after" or "when" or "is" or "from" or "with" or "most" or "tops" or "max" or "if" or "while" or "because";

    /// <summary>"Half a second", "a quarter of a second", "three quarters of a million": a share of the unit or magnitude that follows.</summary>
    static (double Value, int Next)? Share(WrittenText text, int at, double many)
    {
        var next = text.WordAt(at) is "a" or "an" or "one" ? at + 1 : at;
        if (text.WordAt(next) is not { } word || !Shares.TryGetValue(word, out var share) || text.Tokens[next].Sentence != text.Tokens[Math.Max(0, at)].Sentence)
            return null;
        next++;
        while (text.WordAt(next) is "of" or "a" or "an" or "the" && next - at < 5) next++;
        if (text.WordAt(next) is not { } unit || text.Tokens[next].Sentence != text.Tokens[at].Sentence)
            return null;
        if (unit is "million" or "billion" or "thousand")
            return (many * share * Units.Magnitude(unit)!.Value, next + 1);
        return Units.Of(unit) is { Dimension: Dimension.Seconds or Dimension.Money or Dimension.Bytes or Dimension.Power } && unit.Length > 1 && !unit.EndsWith("ths", StringComparison.Ordinal) ? (many * share, next) : null;
    }
}
