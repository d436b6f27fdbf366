using System.Globalization;
using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>Reads numbers with their units: <c>7B</c>, <c>14 GB</c>, <c>2,500 tokens/s per GPU</c>, <c>€3/h</c>, "seven billion parameters", "KV heads: 8".</summary>
sealed class QuantityReader(WrittenText text)
{
    readonly IReadOnlyList<Token> tokens = text.Tokens;
    int at, first;
    double value, scale;
    string unit = "";
    Dimension dimension;
    Per per;
    int digits;

    public static List<Quantity> Read(WrittenText text)
    {
        var (reader, found) = (new QuantityReader(text), new List<Quantity>());
        while (reader.at < text.Tokens.Count)
        {
            if (reader.Next() is { } quantity)
                found.Add(quantity);
        }
        return found;
    }

    Quantity? Next()
    {
        first = at;
        (scale, unit, dimension, per) = (1, "", Dimension.Count, Per.Unsaid);
        if (Units.Precision(tokens[at].Word) is { } bytes)
            return Made(at++, bytes, Dimension.Precision);
        if (tokens[at].IsNumber ? !Digits() : !Numeral())
        {
            at = first + 1;
            return null;
        }
        if (dimension == Dimension.Count && unit.Length == 0)
            Unit();
        Named();
        Prefixed();
        Rate();
        For();
        return Made(at - 1, value * scale, dimension);
    }

    Quantity Made(int last, double amount, Dimension of)
    {
        var from = unit is "€" or "$" && tokens[first].From > 0 && text.Text[tokens[first].From - 1] is '€' or '$' ? tokens[first].From - 1 : tokens[first].From;
        return new(amount, scale, unit, of, per, from, Math.Max(End(last), tokens[last].To), first, last, tokens[first].Sentence, AtMost(), digits);
    }

    /// <summary>A sign that belongs to the number behind it.</summary>
    int End(int last) => tokens[last].To < text.Text.Length && text.Text[tokens[last].To] is '%' or '€' or '$' && last == first ? tokens[last].To + 1 : tokens[last].To;

    bool Digits()
    {
        var word = tokens[at].Word;
        var length = 0;
        while (length < word.Length && (char.IsAsciiDigit(word[length]) || word[length] is '.' or ',')) length++;
        if (!TryNumber(word[..length], out value))
            return false;
        digits = Math.Max(1, word[..length].TrimStart('0', '.', ',').Count(char.IsAsciiDigit));
        at++;
        var suffix = word[length..];
        if (suffix.Length == 0 || Suffix(suffix))
        {
            Magnitude();
            return true;
        }
        return false;
    }

    /// <summary>What is written behind the digits without a space: <c>7b</c>, <c>80gb</c>, <c>4k</c>.</summary>
    bool Suffix(string suffix)
    {
        if (Units.Of(suffix) is { } known)
            (dimension, scale, unit) = (known.Dimension, known.Scale, text.Text[(tokens[at - 1].To - suffix.Length)..tokens[at - 1].To]);
        else if (Units.Magnitude(suffix) is { } magnitude)
        {
            value *= magnitude;
            if (suffix == "b" && !NextIsUnit()) (dimension, unit, scale) = (Dimension.Parameters, "B", 1e9);
            if (scale != 1) value /= scale;
        }
        else
            return false;
        // "14 Gb" with a small b is bits.
        if (dimension == Dimension.Bytes && unit.Length == 2 && unit[1] == 'b' && unit[0] is 'G' or 'M' or 'K') scale /= 8;
        return true;
    }

    bool NextIsUnit() => at < tokens.Count && Units.Of(tokens[at].Word) is not null && tokens[at].Word is not ("s" or "h");

    /// <summary>"Million" behind a number.</summary>
    void Magnitude()
    {
        if (at < tokens.Count && tokens[at].Word.Length > 1 | tokens[at].From == tokens[at - 1].To && Units.Magnitude(tokens[at].Word) is { } magnitude && unit.Length == 0 && Adjacent())
        {
            value *= magnitude;
            at++;
        }
    }

    bool Numeral()
    {
        if (Units.Numeral(tokens[at].Word) is not { } start)
            return false;
        (value, digits) = (start, 2);
        at++;
        if (start >= 20 && at < tokens.Count && Units.Numeral(tokens[at].Word) is { } ones and < 10)
            (value, at) = (value + ones, at + 1);
        while (at < tokens.Count && tokens[at].Word.Length > 1 && Units.Magnitude(tokens[at].Word) is { } magnitude)
            (value, at) = (value * magnitude, at + 1);
        return true;
    }

    void Unit()
    {
        if (End(at - 1) > tokens[at - 1].To)
        {
            var sign = text.Text[tokens[at - 1].To];
            (dimension, unit) = sign == '%' ? (Dimension.Percent, "%") : (Dimension.Money, sign.ToString());
            return;
        }
        var skip = at < tokens.Count && tokens[at].Word is "kv" or "model" or "output" or "input" or "prompt" or "open" or "concurrent" or "more" or "output" or "generated" or "decode" or "such" or "of" or "key" ? tokens[at].Word == "key" ? 2 : 1 : 0;
        if (at < tokens.Count && Adjacent() && tokens[at].Word is "bit" && value is 4 or 8 or 16 or 32)
            (dimension, unit, scale, at) = (Dimension.Precision, "bit", 1.0 / 8, at + 1);
        else if (at + skip < tokens.Count && Adjacent() && tokens[at + skip].Sentence == tokens[first].Sentence && Units.Of(tokens[at + skip].Word) is { } known)
        {
            (dimension, scale, unit) = (known.Dimension, known.Scale, text.Text[tokens[at + skip].From..tokens[at + skip].To]);
            if (dimension == Dimension.Bytes && unit is "Gb" or "Mb" or "Kb") scale /= 8;
            // "2 bytes per parameter", "two bytes each"
            at += skip + 1;
            if (dimension == Dimension.Bytes && scale == 1 && value <= 4) dimension = Dimension.Precision;
        }
        else if (at < tokens.Count && text.Text.AsSpan(tokens[at - 1].To).TrimStart() is ['€' or '$', ..] && tokens[at].Sentence == tokens[first].Sentence)
            (dimension, unit) = (Dimension.Money, text.Text.AsSpan(tokens[at - 1].To).TrimStart()[..1].ToString());
    }

    /// <summary>A name before the number: "head dim 128", "batch of 32", "KV heads: 8", "context 4096".</summary>
    void Named()
    {
        if (dimension != Dimension.Count || first == 0) return;
        for (var i = first - 1; i >= Math.Max(0, first - 3) && tokens[i].Sentence == tokens[first].Sentence; i--)
        {
            dimension = tokens[i].Word switch
            {
                "dim" or "dimension" or "headdim" => Dimension.HeadSize,
                "batch" or "concurrency" => Dimension.Requests,
                "context" or "seqlen" => Dimension.Tokens,
                "layers" => Dimension.Layers,
                "heads" => Dimension.Heads,
                _ => dimension,
            };
            if (dimension != Dimension.Count || tokens[i].Word is not ("of" or "size" or "is" or "length" or "window" or "a" or "at")) break;
        }
    }

    /// <summary>A currency sign in front.</summary>
    void Prefixed()
    {
        if (tokens[first].From > 0 && text.Text[tokens[first].From - 1] is '€' or '$')
            (dimension, unit, scale) = (Dimension.Money, text.Text[(tokens[first].From - 1)..tokens[first].From], 1);
    }

    /// <summary>"Per second", "/h", "an hour", "per million tokens".</summary>
    void Rate()
    {
        if (dimension is not (Dimension.Tokens or Dimension.Requests or Dimension.Money)) return;
        var next = at;
        if (!Slash() && !(next < tokens.Count && tokens[next].Word is "per" or "a" or "an" or "each" or "every" && ++next > 0) || next >= tokens.Count) return;
        var (many, magnitude) = (1.0, next);
        if (tokens[next].IsNumber && Leading(tokens[next].Word) is var (amount, suffix) && suffix is "" or "k" or "m")
            (many, next) = (amount * (Units.Magnitude(suffix) ?? 1), next + 1);
        if (next < tokens.Count && (Units.Magnitude(tokens[next].Word)) is { } named)
            (many, next) = (many * named, next + 1);
        if (next >= tokens.Count || tokens[next].Sentence != tokens[first].Sentence || Units.Of(tokens[next].Word) is not { } by)
        {
            // "€ per million" without the word tokens.
            if (dimension == Dimension.Money && many >= 1e6) (dimension, scale, unit, at) = (Dimension.MoneyPerToken, scale / many, text.Text[tokens[magnitude].From..tokens[next - 1].To] is var w ? $"{unit} per {w}" : unit, next);
            return;
        }
        if (by.Dimension == Dimension.Seconds)
            (dimension, scale) = (dimension switch { Dimension.Tokens => Dimension.TokensPerSecond, Dimension.Requests => Dimension.RequestsPerSecond, _ => Dimension.MoneyPerSecond }, scale / by.Scale);
        else if (dimension == Dimension.Money && by.Dimension == Dimension.Tokens)
            (dimension, scale) = (Dimension.MoneyPerToken, scale / many);
        else
            return;
        unit = $"{unit} per {text.Text[tokens[magnitude].From..tokens[next].To]}";
        at = next + 1;
    }

    /// <summary>"Per GPU", "per request", "each".</summary>
    void For()
    {
        if (at >= tokens.Count || tokens[at].Sentence != tokens[first].Sentence) return;
        var slash = Slash();
        if (tokens[at].Word == "each" && dimension is Dimension.TokensPerSecond or Dimension.RequestsPerSecond)
            per = Per.Device;
        if (!slash && tokens[at].Word is not ("per" or "a" or "for" or "on" or "from" or "on")) return;
        var i = slash ? at : at + 1;
        if (i < tokens.Count && tokens[i].Word is "one" or "a" or "each" or "every" or "single" or "input" or "output") i++;
        if (i >= tokens.Count || Units.Of(tokens[i].Word) is not { } whom) return;
        per = whom.Dimension switch { Dimension.Devices when !tokens[i].Word.EndsWith('s') => Per.Device, Dimension.Requests => Per.Request, Dimension.Tokens => Per.Token, _ => per };
    }

    bool Slash() => at > 0 && at < tokens.Count && text.Text.AsSpan(End(at - 1), Math.Max(0, tokens[at].From - End(at - 1))).Trim().TrimStart('€').TrimStart('$').Trim() is "/";

    bool Adjacent() => text.Text.AsSpan(tokens[at - 1].To, tokens[at].From - tokens[at - 1].To).Trim() is "" or "-";

    /// <summary>"Under", "at most", "below" or a sign before it.</summary>
    bool AtMost()
    {
        for (var i = first - 1; i >= Math.Max(0, first - 3) && tokens[i].Sentence == tokens[first].Sentence; i--)
            if (tokens[i].Word is "under" or "below" or "most" or "within" or "than" or "exceed" or "maximum" or "max" or "limit" or "budget" or "target" or "beat" or "beats" or "cap" or "ceiling")
                return true;
        return tokens[first].From >= 2 && text.Text.AsSpan(tokens[first].From - 2, 2).ContainsAny('<', '≤');
    }

    static (double, string) Leading(string word)
    {
        var length = 0;
        while (length < word.Length && (char.IsAsciiDigit(word[length]) || word[length] is '.' or ',')) length++;
        return TryNumber(word[..length], out var amount) ? (amount, word[length..]) : (1, "?");
    }

    /// <summary>A comma before exactly three digits groups thousands, any other is a decimal one.</summary>
    static bool TryNumber(string word, out double number)
    {
        var comma = word.IndexOf(',');
        var grouped = comma > 0 && word.Split(',').Skip(1).All(g => g.Split('.')[0].Length == 3);
        return double.TryParse(comma < 0 ? word : grouped ? word.Replace(",", "") : word.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }
}
