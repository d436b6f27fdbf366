using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>
/// What is told as a result ("so", "which makes", "→") of numbers in the same sentence, where no rule of a serving platform says how: all
/// products and ratios of these numbers whose units give that of the result. "30 kW, a node draws six, which makes five nodes".
/// </summary>
sealed class Solver(WrittenText text, IReadOnlyList<Quantity> quantities)
{
    const int Most = 4, Before = 6; // numbers one result follows from; words between a result and what announces it

    static readonly HashSet<string> Strong = ["so", "makes", "make", "gives", "give", "equals", "thats", "which", "hence", "therefore", "thus", "total", "come", "comes", "fit", "fits", "means", "yields", "into"];

    /// <summary>With these a number may also be a new one: they confirm what holds, and accuse of nothing.</summary>
    static readonly HashSet<string> Weak = ["is", "are", "that", "then", "need", "needs", "takes", "take", "eats", "holds", "hold", "cost", "costs", "brings", "draw", "draws", "about"];

    /// <summary>What a number should be; null where it is no result, or nothing gives its unit.</summary>
    public Expected? For(int result)
    {
        var q = quantities[result];
        if (q.AtMost || q.Dimension is Dimension.Percent or Dimension.Precision or Dimension.Layers or Dimension.Heads or Dimension.HeadSize or Dimension.Hidden or Dimension.Count)
            return null;
        var strong = IsResult(q, Strong) || EndsList(result);
        if (!strong && !IsResult(q, Weak))
            return null;
        var parts = Parts(result, q.Sentence);
        var (values, used) = Values(parts, q);
        // Numbers that are left over say that the result may follow from something else.
        strong &= used >= parts.Count(p => p.Dimension is not (Dimension.Precision or Dimension.Parameters));
        if (values.Count == 0)
        {
            // What stands in another sentence may be about something else.
            (values, _) = Values(Parts(result, q.Sentence - 1), q);
            strong = false;
        }
        return values.Count == 0 || (!strong && !values.Exists(v => Math.Abs(v - q.Base) <= 0.04 * v)) ? null : new(values, "the numbers before it", AtLeast: q.Dimension == Dimension.Devices);
    }

    /// <summary>Machines are memory by memory of one, not cards by layers.</summary>
    static bool IsShare(List<Quantity> parts, int way, int used) => used == 2 && Used(parts, way).TrueForAll(p => !IsCount(p.Dimension));

    /// <summary>"50 million documents with 300 tokens each".</summary>
    static bool IsOfEach(List<Quantity> parts, int way) => Used(parts, way) is var two && two.Count(p => p.Dimension == Dimension.Tokens) == 1 && two.Exists(p => p.Dimension is Dimension.Items or Dimension.Requests or Dimension.Count);

    static List<Quantity> Used(List<Quantity> parts, int way) => [.. parts.Where((_, i) => way / (int)Math.Pow(3, i) % 3 != 0)];

    List<Quantity> Parts(int result, int sentence)
    {
        var parts = new List<Quantity>();
        for (var i = result - 1; i >= 0 && parts.Count < Most && quantities[i].Sentence >= sentence; i--)
            if (quantities[i] is { Dimension: not Dimension.Percent, Base: > 0 })
                parts.Add(quantities[i]);
        return parts;
    }

    /// <summary>"100 million documents, 1024 dimensions, 4 bytes: 410 GB."</summary>
    bool EndsList(int result)
    {
        var q = quantities[result];
        return q.First > 0 && text.Between(q.First - 1).Trim() is ":" && result > 2 && quantities[result - 3].Sentence == q.Sentence && (result + 1 == quantities.Count || quantities[result + 1].Sentence != q.Sentence);
    }

    /// <summary>What uses most of the numbers; of the rest what hits the result.</summary>
    static (List<double> Values, int Used) Values(List<Quantity> parts, Quantity q)
    {
        var all = Combined(parts, q.Dimension).ToList();
        var most = all.Count == 0 ? 0 : all.Max(c => c.Used);
        return ([.. all.Where(c => c.Used == most || Math.Abs(c.Value - q.Base) <= 0.01 * c.Value).Select(c => c.Value).Distinct()], most);
    }

    /// <summary>Each number as a factor, a divisor or neither; at least two of them, in the unit wanted.</summary>
    static IEnumerable<(double Value, int Used)> Combined(List<Quantity> parts, Dimension result)
    {
        var wanted = Unit(result);
        var ways = (int)Math.Pow(3, parts.Count);
        for (var way = 1; way < ways; way++)
        {
            var (value, used, unit, factors) = (1.0, 0, (B: 0, S: 0, M: 0, W: 0), 0);
            for (int i = 0, rest = way; i < parts.Count; i++, rest /= 3)
            {
                var power = rest % 3 == 2 ? -1 : rest % 3;
                if (power == 0) continue;
                var (b, s, m, w) = Unit(parts[i].Dimension);
                (value, used, factors) = (power > 0 ? value * parts[i].Base : value / parts[i].Base, used + 1, factors + (power > 0 ? 1 : 0));
                unit = (unit.B + (power * b), unit.S + (power * s), unit.M + (power * m), unit.W + (power * w));
            }
            if (used > 1 && factors > 0 && unit == wanted && (!IsCount(result) || IsShare(parts, way, used) || (result == Dimension.Tokens && used == 2 && factors == 2 && IsOfEach(parts, way))))
                yield return (value, used);
        }
    }

    bool IsResult(Quantity q, HashSet<string> cues)
    {
        if (q.Per == Per.Device) return false;
        if (q.First > 0 && text.Between(q.First - 1).Trim() is "=" or "≈" or "→" or "->" or "=>")
            return true;
        // "A card with 80 GB", "so a 24 GB card": given, not computed.
        if (text.WordAt(q.First - 1) is "with" or "of" or "at" or "for" or "per" or "from" or "over" or "than" || text.WordAt(q.Last + 1) is "card" or "cards" or "gpu" or "gpus" or "machine" or "box")
            return false;
        for (var i = q.First - 1; i >= Math.Max(0, q.First - Before) && text.Tokens[i].Sentence == q.Sentence && !text.Tokens[i].IsNumber; i--)
            if (cues.Contains(text.Tokens[i].Word) && !(text.Tokens[i].Word == "so" && text.Tokens[i + 1].Word is "that" or "many" or "much" or "far"))
                return true;
        return false;
    }

    static bool IsCount(Dimension dimension) => Unit(dimension) == (0, 0, 0, 0);

    /// <summary>Powers of bytes, seconds, money and watts; what is counted has none.</summary>
    static (int Bytes, int Seconds, int Money, int Watts) Unit(Dimension dimension) => dimension switch
    {
        Dimension.Bytes or Dimension.Precision => (1, 0, 0, 0),
        Dimension.BytesPerSecond => (1, -1, 0, 0),
        Dimension.TokensPerSecond or Dimension.RequestsPerSecond => (0, -1, 0, 0),
        Dimension.Seconds => (0, 1, 0, 0),
        Dimension.Money or Dimension.MoneyPerToken => (0, 0, 1, 0),
        Dimension.MoneyPerSecond => (0, -1, 1, 0),
        Dimension.Power => (0, 0, 0, 1),
        _ => (0, 0, 0, 0),
    };
}
