using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>Units that are left out because they were just said ("need 12,000 tokens/s, 1,500 a card") or go without saying ("a seven billion model").</summary>
static class Ellipsis
{
    /// <summary>A bare number of one machine takes the unit of the load before it, in its sentence or the one before.</summary>
    public static Quantity Filled(WrittenText text, Quantity q, List<Quantity> before)
    {
        if (q is { Dimension: Dimension.Count, Per: Per.Unsaid, Base: >= 1e8 and < 5e12 } && IsModel(text, q))
            return q with { Dimension = Dimension.Parameters };
        if (q.Dimension is not Dimension.Count || q.Base <= 0 || (q.Per != Per.Device && !IsOfOne(text, q.First)))
            return q;
        for (var i = before.Count - 1; i >= 0 && q.Sentence - before[i].Sentence <= 1; i--)
            if (before[i] is { Dimension: Dimension.TokensPerSecond or Dimension.RequestsPerSecond, Per: not Per.Device } load)
                return q with { Base = q.Base * load.Scale, Scale = load.Scale, Unit = load.Unit, Dimension = load.Dimension, Per = Per.Device };
        return q;
    }

    /// <summary>"Thirteen billion at one byte", "a seven billion model".</summary>
    static bool IsModel(WrittenText text, Quantity q)
    {
        for (var i = Math.Max(0, q.First - 4); i <= Math.Min(text.Tokens.Count - 1, q.Last + 5); i++)
            if (text.Tokens[i].Sentence == q.Sentence && (text.Tokens[i].Word is "model" or "models" or "weights" or "byte" or "bytes" or "params" or "parameters" || Units.Precision(text.Tokens[i].Word) is not null))
                return true;
        return false;
    }

    /// <summary>"One card makes 900", "per GPU: 900".</summary>
    static bool IsOfOne(WrittenText text, int first)
    {
        for (var i = first - 1; i >= Math.Max(1, first - 4) && text.Tokens[i].Sentence == text.Tokens[first].Sentence; i--)
            if (Units.Of(text.Tokens[i].Word) is { Dimension: Dimension.Devices } && text.Tokens[i - 1].Word is "one" or "each" or "a" or "per" or "every" or "single" or "the")
                return true;
        return false;
    }
}
