namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>Memory: weights, the cache of keys and values, what is left of a card.</summary>
static class MemoryRules
{
    static readonly string[] Kv = ["kv", "cache", "caches", "key"];
    static readonly string[] Cards = ["card", "gpu", "accelerator", "hbm", "vram", "h100", "a100", "l40s", "h200", "cards", "gpus"];
    static readonly string[] Rest = ["leave", "leaves", "leaving", "left", "remain", "remains", "remaining", "free", "rest", "spare"];

    public static Expected? Weights(Quantity q, Facts facts)
    {
        if (q.Per == Per.Unsaid && !facts.Near(q, 4, 3, Kv) && !facts.Near(q, 3, 2, Cards) && facts.Before(q, Dimension.Parameters).FirstOrDefault() is { Base: >= 1e6 } model && model.Sentence == q.Sentence
            && facts.Before(q, Dimension.Precision).FirstOrDefault() is { } format && format.Sentence == q.Sentence && !facts.Before(q, Dimension.Bytes).Any(b => b.First > model.First))
            return new([model.Base * format.Base], "weights = parameters × bytes of one");
        if (!facts.Near(q, 8, 6, "weights", "weight", "weigh", "weighs", "checkpoint", "model", "parameters", "params", "load", "loads") || facts.Near(q, 3, 2, Cards) || facts.Near(q, 4, 3, Kv))
            return null;
        return facts.Nearest(Dimension.Parameters, q, p => p.Base >= 1e6) is { } parameters && Math.Abs(parameters.Sentence - q.Sentence) <= 4
            ? new([.. facts.Precisions(q).Select(b => parameters.Base * b)], "weights = parameters × bytes of one")
            : null;
    }

    public static Expected? Remaining(Quantity q, Facts facts)
    {
        if (!facts.Near(q, 4, 3, Rest)) return null;
        // "On a 24 gig card that leaves ten."
        if (q.Dimension == Dimension.Count && (q.Unit.Length > 0 || q.Per != Per.Unsaid || facts.Before(q, Dimension.Bytes).FirstOrDefault()?.Sentence != q.Sentence)) return null;
        var recent = facts.Before(q, Dimension.Bytes).Where(b => q.Sentence - b.Sentence <= 2 && b.Per == Per.Unsaid).Take(3).ToList();
        if (recent.Count < 2) return null;
        var card = recent.MaxBy(b => b.Base)!;
        var used = recent.Where(b => b != card).ToList();
        return new([.. used.Select(b => card.Base - b.Base).Append(card.Base - used.Sum(b => b.Base)).Where(v => v > 0).Select(v => q.Dimension == Dimension.Count ? v / card.Scale : v)], "what is left = memory of the card − weights");
    }

    public static Expected? Cache(Quantity q, Facts facts)
    {
        if (!facts.InSentence(q, Kv) || facts.Near(q, 0, 2, Cards) || facts.Near(q, 3, 1, "weights", "weight")) return null;
        var perToken = PerToken(q, facts);
        if (IsPerToken(q, facts))
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
        if (layers is not null && facts.Nearest(Dimension.Hidden, q) is { } hidden)
            return ([.. facts.Precisions(q).Select(b => 2 * layers.Base * hidden.Base * b)], true);
        return facts.Before(q, Dimension.Bytes).FirstOrDefault(b => IsPerToken(b, facts)) is { } said ? ([said.Base], false) : null;
    }

    static bool IsPerToken(Quantity q, Facts facts) => q.Per == Per.Token || facts.IsPerToken(q);
}
