namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>Times: sums of parts, and bytes that are moved.</summary>
static class TimeRules
{
    static readonly string[] Totals = ["total", "totals", "sum", "sums", "together", "adds", "add", "overall", "altogether", "summed", "p95", "end", "makes", "make", "gives", "give"];
    static readonly string[] Goals = ["target", "budget", "goal", "objective", "ceiling", "limit", "promise", "allowed", "must", "slo", "should", "max"];
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

    /// <summary>"Loading 140 GB at 10 GB/s takes 14 s".</summary>
    public static Expected? Transfer(Quantity q, Facts facts)
    {
        if (!facts.InSentence(q, Moves) || facts.Nearest(Dimension.BytesPerSecond, q) is not { } speed || q.Sentence != speed.Sentence) return null;
        var sizes = facts.Before(q, Dimension.Bytes).Where(b => q.Sentence == b.Sentence).ToList();
        return sizes.Count == 0 ? null : new([.. sizes.Select(s => s.Base / speed.Base)], "time = bytes ÷ bytes per second", AtMost: q.AtMost);
    }
}
