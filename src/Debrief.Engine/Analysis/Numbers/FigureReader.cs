using System.Globalization;
using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>Reads the number itself: <c>2,500</c>, <c>7B</c>, <c>70e9</c>, <c>10^9</c>, "seven billion", <c>10 000</c>.</summary>
sealed class FigureReader(WrittenText text, UnitReader units)
{
    readonly IReadOnlyList<Token> tokens = text.Tokens;

    /// <summary>False when no number stands there.</summary>
    public bool Read(Draft draft) => tokens[draft.At].IsNumber ? Digits(draft) : Numeral(draft);

    bool Digits(Draft draft)
    {
        var word = tokens[draft.At].Word;
        var length = Leading(word);
        if (!TryNumber(word[..length], out var value))
            return false;
        (draft.Value, draft.Digits) = (value, Math.Max(1, word[..length].TrimStart('0', '.', ',').Count(char.IsAsciiDigit)));
        draft.At++;
        var suffix = word[length..];
        if (suffix.Length == 0)
            Groups(draft);
        if (suffix is ['e', .. var exponent] && int.TryParse(exponent, NumberStyles.None, CultureInfo.InvariantCulture, out var tens) && tens <= 18)
            draft.Value *= Math.Pow(10, tens);
        else if (suffix.Length > 0 && !units.Suffix(draft, suffix))
            return false;
        Power(draft);
        Magnitude(draft);
        return true;
    }

    /// <summary><c>10 000</c>, <c>10'000</c>.</summary>
    void Groups(Draft draft)
    {
        for (; draft.At < tokens.Count && draft.Value is >= 1 and < 1e9 && tokens[draft.At - 1].Word is { Length: <= 3 } before && !before.Contains('.') && tokens[draft.At].Word is { Length: 3 } group && group.All(char.IsAsciiDigit)
            && text.Text.AsSpan(tokens[draft.At - 1].To, tokens[draft.At].From - tokens[draft.At - 1].To) is " " or "'" or "’" or "\u00a0" or "\u202f"; draft.At++)
            (draft.Value, draft.Digits) = ((draft.Value * 1000) + int.Parse(group, CultureInfo.InvariantCulture), draft.Digits + 3);
    }

    /// <summary><c>10^9</c>, <c>10**9</c>.</summary>
    void Power(Draft draft)
    {
        if (draft.At >= tokens.Count || draft.Value > 10 || text.Text.AsSpan(tokens[draft.At - 1].To, tokens[draft.At].From - tokens[draft.At - 1].To) is not ("^" or "**")
            || !double.TryParse(tokens[draft.At].Word, NumberStyles.None, CultureInfo.InvariantCulture, out var power) || power > 18)
            return;
        draft.Value = Math.Pow(draft.Value, power);
        draft.At++;
    }

    /// <summary>"Million" behind a number.</summary>
    void Magnitude(Draft draft)
    {
        if (draft.At < tokens.Count && (tokens[draft.At].Word.Length > 1 || tokens[draft.At].From == tokens[draft.At - 1].To) && Units.Magnitude(tokens[draft.At].Word) is { } magnitude && draft.Unit.Length == 0 && text.IsAdjacent(draft.At))
        {
            draft.Value *= magnitude;
            draft.At++;
        }
    }

    bool Numeral(Draft draft)
    {
        if (Numerals.Read(text, draft.At) is not { } number)
            return false;
        (draft.Value, draft.Digits, draft.At) = (number.Value, 2, number.Next);
        return true;
    }

    /// <summary>A number and what is written behind it; <c>(1, "?")</c> where there is none.</summary>
    public static (double Amount, string Suffix) Split(string word)
    {
        var length = Leading(word);
        return TryNumber(word[..length], out var amount) ? (amount, word[length..]) : (1, "?");
    }

    static int Leading(string word)
    {
        var length = 0;
        while (length < word.Length && (char.IsAsciiDigit(word[length]) || word[length] is '.' or ',')) length++;
        return length;
    }

    /// <summary>A comma before exactly three digits groups thousands, any other is a decimal one; so does a point before three noughts.</summary>
    static bool TryNumber(string word, out double number)
    {
        var comma = word.IndexOf(',');
        var grouped = comma > 0 && word.Split(',').Skip(1).All(g => g.Split('.')[0].Length == 3);
        // "12.000 requests" are twelve thousand.
        if (comma < 0 && word.EndsWith(".000", StringComparison.Ordinal) && !word.StartsWith('0'))
            word = word.Replace(".", "");
        return double.TryParse(comma < 0 ? word : grouped ? word.Replace(",", "") : word.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }
}
