using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>Reads the unit of a number: behind it with or without a space, as a sign, or as a name before it.</summary>
sealed class UnitReader(WrittenText text)
{
    readonly IReadOnlyList<Token> tokens = text.Tokens;

    /// <summary>What is written behind the digits without a space: <c>7b</c>, <c>80gb</c>, <c>4k</c>; false when it is no unit.</summary>
    public bool Suffix(Draft draft, string suffix)
    {
        if (Units.Of(suffix) is { } known)
            draft.Measure(known.Dimension, known.Scale, text.Text[(tokens[draft.At - 1].To - suffix.Length)..tokens[draft.At - 1].To]);
        else if (Units.Magnitude(suffix) is { } magnitude)
        {
            draft.Value *= magnitude;
            if (suffix == "b" && !NextIsUnit(draft)) draft.Measure(Dimension.Parameters, 1e9, "B");
            if (draft.Scale != 1) draft.Value /= draft.Scale;
        }
        else
            return false;
        Bits(draft);
        return true;
    }

    /// <summary>The unit behind the number.</summary>
    public void Behind(Draft draft)
    {
        var at = draft.At;
        if (text.EndOf(at - 1) > tokens[at - 1].To)
        {
            var sign = text.Text[tokens[at - 1].To];
            draft.Measure(sign == '%' ? Dimension.Percent : Dimension.Money, 1, sign.ToString());
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
            // "2 B" are bytes, "7 B" and "2 B parameters" billions.
            var billions = draft.Value > 4 || text.WordAt(at + 1) is "parameter" or "parameters" or "params" or "param" or "model" or "weights";
            draft.Measure(billions ? Dimension.Parameters : Dimension.Precision, billions ? 1e9 : 1, "B");
            draft.At++;
        }
        else if (!Named(draft, at + Skipped(at)) && text.Text.AsSpan(tokens[at - 1].To).TrimStart() is ['€' or '$', ..] && tokens[at].Sentence == tokens[draft.First].Sentence)
            draft.Measure(Dimension.Money, 1, text.Text.AsSpan(tokens[at - 1].To).TrimStart()[..1].ToString());
    }

    bool Named(Draft draft, int at)
    {
        if (at >= tokens.Count || !text.IsAdjacent(draft.At) || tokens[at].Sentence != tokens[draft.First].Sentence || Units.Of(tokens[at].Word) is not { } known)
            return false;
        draft.Measure(known.Dimension, known.Scale, text.Written(at, at));
        Bits(draft);
        draft.At = at + 1;
        // "2 bytes per parameter", "two bytes each"
        if (draft is { Dimension: Dimension.Bytes, Scale: 1, Value: <= 4 }) draft.Dimension = Dimension.Precision;
        return true;
    }

    /// <summary>Words between a number and its unit: "32 concurrent requests".</summary>
    int Skipped(int at) => tokens[at].Word switch
    {
        "key" => 2,
        "kv" or "model" or "output" or "input" or "prompt" or "open" or "concurrent" or "parallel" or "simultaneous" or "more" or "generated" or "decode" or "such" or "of" => 1,
        _ => 0,
    };

    /// <summary>"14 Gb" with a small b is bits.</summary>
    static void Bits(Draft draft)
    {
        if (draft is { Dimension: Dimension.Bytes, Unit: ['G' or 'M' or 'K', 'b'] }) draft.Scale /= 8;
    }

    /// <summary>A name before the number: "head dim 128", "batch of 32", "KV heads: 8", "context 4096".</summary>
    public void Before(Draft draft)
    {
        var first = draft.First;
        for (var i = first - 1; draft.Dimension == Dimension.Count && i >= Math.Max(0, first - 3) && tokens[i].Sentence == tokens[first].Sentence; i--)
        {
            draft.Dimension = tokens[i].Word switch
            {
                "dim" or "dimension" or "headdim" => Dimension.HeadSize,
                "batch" or "concurrency" => Dimension.Requests,
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
