using System.Globalization;
using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>Reads the number itself: <c>2,500</c>, <c>7B</c>, <c>70e9</c>, <c>10^9</c>, "seven billion".</summary>
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
        if (suffix is ['e', .. var exponent] && int.TryParse(exponent, NumberStyles.None, CultureInfo.InvariantCulture, out var tens) && tens <= 18)
            draft.Value *= Math.Pow(10, tens);
        else if (suffix.Length > 0 && !units.Suffix(draft, suffix))
            return false;
        Power(draft);
        Magnitude(draft);
        return true;
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
        if (Units.Numeral(tokens[draft.At].Word) is not { } start)
            return false;
        (draft.Value, draft.Digits) = (start, 2);
        draft.At++;
        if (start >= 20 && draft.At < tokens.Count && Units.Numeral(tokens[draft.At].Word) is { } ones and < 10)
            (draft.Value, draft.At) = (draft.Value + ones, draft.At + 1);
        while (draft.At < tokens.Count && tokens[draft.At].Word.Length > 1 && Units.Magnitude(tokens[draft.At].Word) is { } magnitude)
            (draft.Value, draft.At) = (draft.Value * magnitude, draft.At + 1);
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

    /// <summary>A comma before exactly three digits groups thousands, any other is a decimal one.</summary>
    static bool TryNumber(string word, out double number)
    {
        var comma = word.IndexOf(',');
        var grouped = comma > 0 && word.Split(',').Skip(1).All(g => g.Split('.')[0].Length == 3);
        return double.TryParse(comma < 0 ? word : grouped ? word.Replace(",", "") : word.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }
}
