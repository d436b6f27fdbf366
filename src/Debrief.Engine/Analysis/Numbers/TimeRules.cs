namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>Times: sums of parts, and bytes that are moved.</summary>
static class TimeRules
{
    static readonly string[] Totals = ["total", "totals", "sum", "sums", "together", "adds", "add", "overall", "altogether", "summed", "p95", "end", "makes", "make", "gives", "give"];
    static readonly string[] Goals = ["target", "budget", "goal", "objective", "ceiling", "limit", "promise", "allowed", "must", "slo", "should", "max"];
    static readonly string[] Parts = ["budget", "latency", "queue", "queueing", "queuing", "prefill", "decode", "decoding", "tokenising", "tokenizing", "tokenizer", "network", "waiting", "wait", "ms", "milliseconds"];
    static readonly string[] Takes = ["so", "takes", "take", "need", "needs", "is", "in", "makes", "about", "roughly", "around"];
    static readonly string[] Moves = ["load", "loads", "loading", "read", "reads", "reading", "copy", "copying", "copies", "transfer", "transfers", "download", "downloading", "pull", "pulling", "pulls", "stream", "streaming", "move", "moves", "moving", "fetch", "fetching"];

    public static Expected? Latency(Quantity q, Facts facts)
    {
        if (!facts.Near(q, 7, 0, Totals) && !facts.Behind(q, 4, Totals)) return null;
        var parts = new List<Quantity>();
        foreach (var part in facts.Before(q, Dimension.Seconds))
        {
            if (part.AtMost || q.Sentence - part.Sentence > 6 || (parts.Count > 0 && parts[^1].Sentence - part.Sentence > 1) || (part.Sentence != q.Sentence && facts.InSentence(part, Goals))) break;
            parts.Add(part);
        }
        if (parts.Count < 2 || (q.Sentence - parts[0].Sentence > 1)) return null;
        return new([parts.Sum(p => p.Base)], "latency = sum of its parts", AtMost: q.AtMost);
    }

    /// <summary>"Budget is 40 queueing, 15 tokenising, 210 prefill, so 265": parts and sum without their unit.</summary>
    public static Expected? Bare(Quantity q, Facts facts)
    {
        if (q.Unit.Length > 0 || q.Per != Per.Unsaid || !facts.Near(q, 3, 0, "so", "total", "totals", "makes", "make", "sum", "altogether", "together", "gives") || !facts.InSentence(q, Parts)) return null;
        var parts = facts.Before(q, Dimension.Count).TakeWhile(p => p.Sentence == q.Sentence).ToList();
        return parts.Count < 2 ? null : new([parts.Sum(p => p.Base)], "sum of the parts");
    }

    /// <summary>"Loading 140 GB at 10 GB/s takes 14 s".</summary>
    public static Expected? Transfer(Quantity q, Facts facts)
    {
        if (!(facts.InSentence(q, Moves) || facts.Near(q, 4, 0, Takes)) || facts.Nearest(Dimension.BytesPerSecond, q) is not { } speed || q.Sentence != speed.Sentence) return null;
        var sizes = facts.Before(q, Dimension.Bytes).Where(b => q.Sentence == b.Sentence).ToList();
        return sizes.Count == 0 ? null : new([.. sizes.Select(s => s.Base / speed.Base)], "time = bytes ÷ bytes per second", AtMost: q.AtMost);
    }
}
