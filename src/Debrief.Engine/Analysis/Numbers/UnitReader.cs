using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>Reads the unit of a number: behind it with or without a space, as a sign, or as a name before it.</summary>
sealed class UnitReader(WrittenText text)
{
    /// <summary>What may stand between a number and its unit.</summary>
    static readonly HashSet<string> Qualifiers =
    [
        "kv", "key", "value", "model", "output", "input", "prompt", "context", "text", "open", "concurrent", "parallel", "simultaneous", "more", "generated", "decode", "decoded", "such", "of", "full", "whole", "extra", "new", "total",
        "peak", "average", "cached", "small", "big", "large", "long", "short", "incoming", "live", "active", "single", "physical", "nvidia", "spare", "identical", "rented", "graded", "finished", "different", "transformer", "attention", "trainable",
    ];

    readonly IReadOnlyList<Token> tokens = text.Tokens;

    /// <summary>What is written behind the digits without a space: <c>7b</c>, <c>80gb</c>, <c>4k</c>; false when it is no unit.</summary>
    public bool Suffix(Draft draft, string suffix)
    {
        if (Units.Of(suffix) is { } known)
            draft.Measure(known.Dimension, known.Scale, text.Text[(tokens[draft.At - 1].To - suffix.Length)..tokens[draft.At - 1].To]);
        else if (Units.Magnitude(suffix) is { } magnitude)
        {
            if (suffix == "b" && IsBytes(draft))
                draft.Measure(Dimension.Bytes, 1, "B");
            else
                draft.Value *= magnitude;
            if (suffix == "b" && draft.Unit.Length == 0 && !NextIsUnit(draft)) draft.Measure(Dimension.Parameters, 1e9, "B");
            if (draft.Scale != 1) draft.Value /= draft.Scale;
        }
        else if (suffix[0] != 'x' || Units.Of(suffix.Length > 1 ? suffix[1..] : text.WordAt(draft.At) ?? "") is not { Dimension: Dimension.Devices } cards)
            return false;
        else if (suffix.Length > 1)
            draft.Measure(cards.Dimension, cards.Scale, suffix[1..]); // 8xH100
        Bits(draft);
        return true;
    }

    /// <summary>The unit behind the number.</summary>
    public void Behind(Draft draft)
    {
        var at = draft.At;
        if (at + 1 < tokens.Count && tokens[at].Word == "per" && tokens[at + 1].Word == "cent")
        {
            draft.Measure(Dimension.Percent, 1, "per cent");
            draft.At += 2;
            return;
        }
        if (text.Text.AsSpan(tokens[at - 1].To).TrimStart(' ') is ['€' or '$' or '£' or '%', ..] and var sign)
        {
            draft.Measure(sign[0] == '%' ? Dimension.Percent : Dimension.Money, 1, sign[..1].ToString());
            return;
        }
        if (at >= tokens.Count) return;
        if (text.IsAdjacent(at) && tokens[at].Word is "bit" or "bits" && draft.Value is 4 or 8 or 16 or 32)
        {
            draft.Measure(Dimension.Precision, 1.0 / 8, "bit");
            draft.At++;
        }
        else if (text.IsAdjacent(at) && text.Written(at, at) == "B")
        {
            // "2 B" and "327,680 B per token" are bytes, "7 B" and "2 B parameters" billions.
            if (IsBytes(draft, at + 1))
            {
                draft.Measure(Dimension.Bytes, 1, "B");
                draft.At++;
                return;
            }
            var billions = draft.Value > 4 || text.WordAt(at + 1) is "parameter" or "parameters" or "params" or "param" or "model" or "weights";
            draft.Measure(billions ? Dimension.Parameters : Dimension.Precision, billions ? 1e9 : 1, "B");
            draft.At++;
        }
        else
            Named(draft, at + Skipped(at));
    }

    /// <summary>Too many to be billions of parameters, or for each token.</summary>
    bool IsBytes(Draft draft, int? next = null) => draft.Value > 2000 || (text.WordAt(next ?? draft.At) is "per" or "a" or "each" && text.WordAt((next ?? draft.At) + 1) is "token" or "tok" or "request" or "value");

    void Named(Draft draft, int at)
    {
        if (at >= tokens.Count || !text.IsAdjacent(draft.At) || tokens[at].Sentence != tokens[draft.First].Sentence || UnitAt(at) is not { } known)
            return;
        draft.Measure(known.Dimension, known.Scale, text.Written(at, at));
        Bits(draft);
        draft.At = at + 1;
        // "two euro fifty"
        if (known is { Dimension: Dimension.Money, Scale: 1 } && draft.Value % 1 == 0 && Units.Numeral(text.WordAt(at + 1) ?? "") is { } cents and >= 10 && tokens[at + 1].Sentence == tokens[at].Sentence && text.IsAdjacent(at + 1))
            (draft.Value, draft.At) = (draft.Value + (cents / 100), at + 2);
        // "2 bytes per parameter", "two bytes each"
        if (draft is { Dimension: Dimension.Bytes, Scale: 1, Value: <= 4 }) draft.Dimension = Dimension.Precision;
    }

    /// <summary>The unit a token names; "t" is one of tokens in <c>t/s</c>, "of them" stands for machines.</summary>
    (Dimension Dimension, double Scale)? UnitAt(int at) => tokens[at].Word switch
    {
        "t" when text.SlashBefore(at + 1) => (Dimension.Tokens, 1),
        "them" when tokens[at - 1].Word == "of" => (Dimension.Devices, 1),
        var word => Units.Of(word),
    };

    /// <summary>Words between a number and its unit: "32 concurrent requests".</summary>
    int Skipped(int at)
    {
        var skipped = 0;
        while (skipped < 3 && at + skipped < tokens.Count && Qualifiers.Contains(tokens[at + skipped].Word)) skipped++;
        return skipped;
    }

    /// <summary>"14 Gb" with a small b is bits.</summary>
    static void Bits(Draft draft)
    {
        if (draft is { Dimension: Dimension.Bytes, Unit: ['T' or 'G' or 'M' or 'K' or 'k', 'b'] }) draft.Scale /= 8;
    }

    /// <summary>A name before the number: "head dim 128", "batch of 32", "KV heads: 8", "context 4096".</summary>
    public void Before(Draft draft)
    {
        var first = draft.First;
        for (var i = first - 1; draft.Dimension == Dimension.Count && i >= Math.Max(0, first - 3) && tokens[i].Sentence == tokens[first].Sentence; i--)
        {
            draft.Dimension = tokens[i].Word switch
            {
                "heads" when text.WordAt(i + 1) == "of" && i > 0 && (tokens[i - 1].IsNumber || text.WordAt(i - 2) is { } many && char.IsAsciiDigit(many[0])) => Dimension.HeadSize,
                "hidden" or "width" => Dimension.Hidden,
                "dim" or "dimension" or "headdim" => Dimension.HeadSize,
                "batch" or "batches" or "concurrency" => Dimension.Requests,
                "n" or "gpus" or "cards" or "replicas" or "machines" or "nodes" or "fleet" when i == first - 1 && text.Between(i).Trim() is ":" or "=" => Dimension.Devices,
                "context" or "seqlen" => Dimension.Tokens,
                "layers" => Dimension.Layers,
                "heads" => Dimension.Heads,
                _ => Dimension.Count,
            };
            if (tokens[i].Word is not ("of" or "size" or "is" or "length" or "window" or "a" or "at")) break;
        }
        if (text.CurrencyBefore(first) is { } sign)
            draft.Measure(Dimension.Money, 1, sign.ToString());
    }

    bool NextIsUnit(Draft draft) => draft.At < tokens.Count && Units.Of(tokens[draft.At].Word) is not null && tokens[draft.At].Word is not ("s" or "h");
}
