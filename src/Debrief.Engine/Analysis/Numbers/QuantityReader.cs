using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>Reads numbers with their units: <c>7B</c>, <c>14 GB</c>, <c>2,500 tokens/s per GPU</c>, <c>€3/h</c>, "seven billion parameters", "KV heads: 8".</summary>
sealed class QuantityReader
{
    readonly WrittenText text;
    readonly FigureReader figures;
    readonly UnitReader units;
    readonly RateReader rates;

    QuantityReader(WrittenText text)
    {
        (this.text, units, rates) = (text, new(text), new(text));
        figures = new(text, units);
    }

    /// <summary>All of a text, in order.</summary>
    public static List<Quantity> Read(WrittenText text)
    {
        var (reader, found) = (new QuantityReader(text), new List<Quantity>());
        for (var at = 0; at < text.Tokens.Count;)
            if (reader.Next(ref at) is { } quantity)
                found.Add(Ellipsis.Filled(text, quantity, found));
        return found;
    }

    Quantity? Next(ref int at)
    {
        var draft = new Draft(at);
        if (Units.Precision(text.Tokens[at].Word) is { } bytes)
        {
            (draft.Value, draft.Dimension, draft.At) = (bytes, Dimension.Precision, at + 1);
            at++;
            return Made(draft);
        }
        if (!figures.Read(draft))
        {
            at++;
            return null;
        }
        if (draft is { Dimension: Dimension.Count, Unit.Length: 0 })
            units.Behind(draft);
        units.Before(draft);
        rates.By(draft);
        rates.For(draft);
        at = draft.At;
        return Made(draft);
    }

    Quantity Made(Draft draft)
    {
        var (first, last) = (draft.First, draft.At - 1);
        var from = text.Tokens[first].From - (draft.Unit is ['€' or '$', ..] && text.CurrencyBefore(first) is not null ? 1 : 0);
        var to = last == first ? text.EndOf(last) : text.Tokens[last].To;
        return new(draft.Value * draft.Scale, draft.Scale, draft.Unit, draft.Dimension, draft.Per, from, to, first, last, text.Tokens[first].Sentence, AtMost(first), draft.Digits) { IsInDigits = text.Tokens[first].IsNumber };
    }

    /// <summary>"Under", "at most", "below" or a sign before it.</summary>
    bool AtMost(int first)
    {
        for (var i = first - 1; i >= Math.Max(0, first - 3) && text.Tokens[i].Sentence == text.Tokens[first].Sentence; i--)
            if (text.Tokens[i].Word is "under" or "below" or "most" or "within" or "inside" or "exceed" or "maximum" or "max" or "limit" or "budget" or "target" or "beat" or "beats" or "cap" or "ceiling" || (text.Tokens[i].Word == "than" && text.WordAt(i - 1) is "less" or "fewer" or "faster" or "cheaper" or "lower" or "quicker") || (text.Tokens[i].Word == "than" && text.WordAt(i - 1) is "more" or "longer" && text.WordAt(i - 2) is "no" or "not" or "waits" or "wait"))
                return true;
        return text.Tokens[first].From >= 2 && text.Text.AsSpan(text.Tokens[first].From - 2, 2).ContainsAny('<', '≤');
    }
}
