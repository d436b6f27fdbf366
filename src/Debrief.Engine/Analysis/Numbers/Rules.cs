namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>What a number should be, in base units, and how that follows.</summary>
/// <param name="Values">All that would be right; the first is shown.</param>
/// <param name="Words">The rule in words.</param>
/// <param name="AtLeast">A count of machines: rounding up and some more is right, less is not.</param>
/// <param name="AtMost">The number is a bound, which the value must keep.</param>
/// <param name="Converts">Units change on the way, so that GB and GiB may be mixed up.</param>
sealed record Expected(IReadOnlyList<double> Values, string Words, bool AtLeast = false, bool AtMost = false, bool Converts = true);

/// <summary>The rules by which one number of a serving platform follows from others.</summary>
static class Rules
{
    static readonly string[] Kv = ["kv", "cache", "caches", "key"];
    static readonly string[] Cards = ["card", "gpu", "accelerator", "hbm", "vram", "h100", "a100", "l40s", "h200", "cards", "gpus", "memory"];
    static readonly string[] Rest = ["leave", "leaves", "leaving", "left", "remain", "remains", "remaining", "free", "rest", "spare"];
    static readonly string[] Totals = ["total", "totals", "sum", "sums", "together", "adds", "add", "overall", "altogether", "summed", "p95", "end", "makes", "make", "gives", "give"];
    static readonly string[] Goals = ["target", "budget", "goal", "objective", "ceiling", "limit", "promise", "allowed", "must", "slo", "should", "max"];

    /// <summary>What applies to a number; null when nothing does.</summary>
    public static Expected? For(Quantity q, Facts facts) => q.Dimension switch
    {
        Dimension.Bytes => Remaining(q, facts) ?? Cache(q, facts) ?? Weights(q, facts),
        Dimension.TokensPerSecond => Demand(q, facts),
        Dimension.Devices => Fleet(q, facts),
        Dimension.Seconds => Latency(q, facts),
        Dimension.MoneyPerToken => Price(q, facts),
        _ => null,
    };

    static Expected? Weights(Quantity q, Facts facts)
    {
        if (!facts.Near(q, 8, 6, "weights", "weight", "weigh", "weighs", "checkpoint", "model", "parameters", "params", "load", "loads") || facts.Near(q, 1, 2, Cards) || facts.Near(q, 4, 3, Kv))
            return null;
        return facts.Nearest(Dimension.Parameters, q, p => p.Base >= 1e6) is { } parameters && Math.Abs(parameters.Sentence - q.Sentence) <= 4
            ? new([.. facts.Precisions(q).Select(b => parameters.Base * b)], "weights = parameters × bytes of one")
            : null;
    }

    static Expected? Remaining(Quantity q, Facts facts)
    {
        if (!facts.Near(q, 4, 3, Rest)) return null;
        var recent = facts.Before(q, Dimension.Bytes).Where(b => q.Sentence - b.Sentence <= 2 && b.Per == Per.Unsaid).Take(3).ToList();
        if (recent.Count < 2) return null;
        var card = recent.MaxBy(b => b.Base)!;
        var used = recent.Where(b => b != card).ToList();
        return new([.. used.Select(b => card.Base - b.Base).Append(card.Base - used.Sum(b => b.Base)).Where(v => v > 0)], "what is left = memory of the card − weights");
    }

    static Expected? Cache(Quantity q, Facts facts)
    {
        if (!facts.InSentence(q, Kv) || facts.Near(q, 0, 2, Cards[..^1]) || facts.Near(q, 3, 1, "weights", "weight")) return null;
        var perToken = PerToken(q, facts);
        if (q.Per == Per.Token || facts.Near(q, 3, 3, "token"))
            return perToken is { Known: false } or null ? null : new(perToken.Value.Values, "cache per token = 2 × layers × KV heads × head size × bytes");
        if (perToken is not { } one) return null;
        var tokens = facts.Around(q).Where(t => t.Dimension == Dimension.Tokens && t != q && Math.Abs(t.Sentence - q.Sentence) <= 2).ToList();
        var batches = facts.Around(q).Where(r => r.Dimension == Dimension.Requests && r.Base > 1 && Math.Abs(r.Sentence - q.Sentence) <= 2).Select(r => r.Base).ToList();
        var whole = q.Per == Per.Request || batches.Count == 0 ? [1.0] : batches.Append(1).ToList();
        return tokens.Count == 0 ? null : new([.. from b in whole from t in tokens from v in one.Values select v * t.Base * b], "cache = cache per token × tokens × requests");
    }

    static (IReadOnlyList<double> Values, bool Known)? PerToken(Quantity q, Facts facts)
    {
        var (layers, heads, size) = (facts.Nearest(Dimension.Layers, q), facts.Nearest(Dimension.Heads, q), facts.Nearest(Dimension.HeadSize, q));
        if (layers is not null && heads is not null && size is not null)
            return ([.. facts.Precisions(q).Select(b => 2 * layers.Base * heads.Base * size.Base * b)], true);
        return facts.Before(q, Dimension.Bytes).FirstOrDefault(b => b.Per == Per.Token || facts.Near(b, 0, 3, "token")) is { } said ? ([said.Base], false) : null;
    }

    static Expected? Demand(Quantity q, Facts facts)
    {
        if (q.Per == Per.Device || facts.Near(q, 0, 2, "each") || facts.Near(q, 6, 4, "gpu", "card", "accelerator", "replica", "h100", "a100", "l40s", "machine", "node") || facts.Nearest(Dimension.RequestsPerSecond, q, r => r.First < q.First) is not { } rate) return null;
        if (rate.Sentence != q.Sentence && !facts.InSentence(q, "total", "demand", "need", "needs", "load", "so", "aggregate", "altogether", "makes", "that")) return null;
        var tokens = facts.Before(q, Dimension.Tokens).Where(t => t.Base is > 0 and < 1e6).Select(t => t.Base).Distinct().Take(3).ToList();
        if (tokens.Count == 0) return null;
        var each = tokens.Count > 1 ? tokens.Append(tokens.Take(2).Sum()).ToList() : tokens;
        var rates = facts.Before(q, Dimension.RequestsPerSecond).Select(r => r.Base).Distinct().ToList();
        return new([.. from r in rates.SelectMany(r => new[] { r, 2 * r }) from t in Enumerable.Reverse(each) select r * t], "tokens per second = requests per second × tokens of one");
    }

    static Expected? Fleet(Quantity q, Facts facts)
    {
        if (q.Base < 2 || !facts.InSentence(q, "need", "needs", "fleet", "require", "requires", "so", "makes", "therefore", "enough", "suffice", "buy", "take", "takes", "hence", "means", "gives", "is", "size", "sized", "run")) return null;
        foreach (var dimension in new[] { Dimension.TokensPerSecond, Dimension.RequestsPerSecond })
        {
            var rates = facts.Before(q, dimension).ToList();
            var one = rates.Find(r => r.Per == Per.Device || facts.Near(r, 6, 2, "gpu", "card", "accelerator", "replica", "each", "one", "h100", "a100", "l40s", "machine", "node", "per"));
            var loads = rates.Where(r => r != one && r.Per != Per.Device && r.Base > (one?.Base ?? double.MaxValue)).ToList();
            if (one is not null && loads.Count > 0)
                return new([.. loads.Select(l => l.Base / one.Base)], "machines = load ÷ throughput of one", AtLeast: true);
        }
        return null;
    }

    static Expected? Latency(Quantity q, Facts facts)
    {
        if (!facts.Near(q, 7, 4, Totals)) return null;
        var parts = new List<Quantity>();
        foreach (var part in facts.Before(q, Dimension.Seconds))
        {
            if (part.AtMost || q.Sentence - part.Sentence > 6 || (parts.Count > 0 && parts[^1].Sentence - part.Sentence > 1) || (part.Sentence != q.Sentence && facts.InSentence(part, Goals))) break;
            parts.Add(part);
        }
        if (parts.Count < 2 || (q.Sentence - parts[0].Sentence > 1)) return null;
        return new([parts.Sum(p => p.Base)], "latency = sum of its parts", AtMost: q.AtMost);
    }

    static Expected? Price(Quantity q, Facts facts)
    {
        if (facts.InSentence(q, Goals) && facts.Nearest(Dimension.MoneyPerSecond, q)?.Sentence != q.Sentence) return null;
        if (facts.Nearest(Dimension.MoneyPerSecond, q, p => p.First < q.First) is not { } price) return null;
        var speeds = facts.Before(q, Dimension.TokensPerSecond).OrderByDescending(s => s.Per == Per.Device || facts.Near(s, 6, 2, "gpu", "card", "one", "each", "replica", "accelerator")).ToList();
        if (speeds.Count == 0) return null;
        var shares = facts.Around(q).Where(p => p.Dimension == Dimension.Percent && p.Base is > 0 and < 100).Select(p => p.Base / 100).Prepend(1);
        var fleets = facts.Before(q, Dimension.Devices).Select(d => d.Base).Where(d => d > 1).Prepend(1).ToList();
        return new([.. from f in fleets from s in speeds from u in shares select price.Base * f / s.Base / u], "price per token = price per hour ÷ tokens per hour", AtMost: q.AtMost);
    }
}
