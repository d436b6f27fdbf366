namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>Load: tokens per second, machines, requests at a time.</summary>
static class LoadRules
{
    static readonly string[] One = ["gpu", "card", "accelerator", "replica", "each", "one", "h100", "a100", "l40s", "machine", "node", "per"];
    static readonly string[] Machines = ["gpu", "card", "accelerator", "replica", "h100", "a100", "l40s", "machine", "node"];
    static readonly string[] Sizing = ["need", "needs", "fleet", "require", "requires", "so", "makes", "therefore", "enough", "suffice", "buy", "take", "takes", "hence", "means", "gives", "is", "size", "sized", "run"];
    static readonly string[] Room = ["allow", "allows", "fit", "fits", "hold", "holds", "room", "concurrent", "concurrency", "support", "supports", "parallel", "simultaneous", "serve", "serves", "flight", "time"];

    static readonly string[] Margins = ["headroom", "spare", "spares", "peak", "peaks", "utilisation", "utilization", "utilised", "utilized", "redundancy", "redundant", "reserve", "failure", "failures", "fail", "fails", "extra", "buffer", "margin", "growth", "plus", "maintenance", "lost", "loss", "replication", "standby"];
    static readonly string[] Altogether = ["together", "altogether", "total", "totals", "draw", "draws", "makes", "make", "all", "sum", "so", "gives", "give"];

    public static Expected? Demand(Quantity q, Facts facts)
    {
        if (q.Per == Per.Device || facts.Near(q, 0, 2, "each") || facts.Near(q, 6, 0, Machines) || facts.Behind(q, 4, Machines) || facts.Nearest(Dimension.RequestsPerSecond, q, r => r.First < q.First) is not { } rate) return null;
        if (rate.Sentence != q.Sentence && !facts.InSentence(q, "total", "demand", "need", "needs", "load", "so", "aggregate", "altogether", "makes", "that")) return null;
        var tokens = facts.Before(q, Dimension.Tokens).Where(t => t.Base is > 0 and < 1e6).Select(t => t.Base).Distinct().Take(3).ToList();
        if (tokens.Count == 0) return null;
        var each = tokens.Count > 1 ? tokens.Append(tokens.Take(2).Sum()).ToList() : tokens;
        var rates = facts.Before(q, Dimension.RequestsPerSecond).Select(r => r.Base).Distinct().ToList();
        return new([.. from r in rates.SelectMany(r => new[] { r, 2 * r }) from t in Enumerable.Reverse(each) select r * t], "tokens per second = requests per second × tokens of one");
    }

    public static Expected? Fleet(Quantity q, Facts facts)
    {
        if (q.Base < 2) return null;
        foreach (var dimension in new[] { Dimension.TokensPerSecond, Dimension.RequestsPerSecond })
        {
            var rates = facts.Before(q, dimension).ToList();
            var one = rates.Find(r => r.Per == Per.Device || facts.Near(r, 6, 2, One));
            var loads = rates.Where(r => r != one && r.Per != Per.Device && r.Base > (one?.Base ?? double.MaxValue)).ToList();
            if (one is null || loads.Count == 0 || !(facts.InSentence(q, Sizing) || one.Sentence == q.Sentence)) continue;
            var shares = facts.Around(q).Where(p => p.Dimension == Dimension.Percent && p.Base is > 0 and < 100 && Math.Abs(p.Sentence - q.Sentence) <= 1).Select(p => p.Base / 100).Prepend(1);
            return new([.. from u in shares from l in loads select l.Base / one.Base / u], "machines = load ÷ throughput of one", Spare: facts.InSentence(q, Margins) || facts.InSentence(one, Margins), AtLeast: true);
        }
        return null;
    }

    /// <summary>What so many machines have together: "twenty cards draw 10 kW".</summary>
    public static Expected? Together(Quantity q, Facts facts)
    {
        if (q.Per == Per.Device || !facts.Near(q, 5, 2, Altogether)) return null;
        var one = facts.Before(q, q.Dimension).FirstOrDefault(p => q.Sentence - p.Sentence <= 1 && (p.Per == Per.Device || facts.Near(p, 5, 2, One)));
        var many = facts.Before(q, Dimension.Devices).Where(d => d.Base > 1 && q.Sentence - d.Sentence <= 1).ToList();
        return one is null || many.Count == 0 ? null : new([.. many.Select(d => d.Base * one.Base)], "together = machines × what one has");
    }

    /// <summary>How many requests a memory holds.</summary>
    public static Expected? Concurrency(Quantity q, Facts facts)
    {
        if (q.Base < 2 || !facts.Near(q, 5, 3, Room) || facts.Before(q, Dimension.Bytes).FirstOrDefault(b => b.Per == Per.Request) is not { } one || q.Sentence - one.Sentence > 1) return null;
        var rooms = facts.Before(q, Dimension.Bytes).Where(b => b.Per == Per.Unsaid && b.Base > one.Base && q.Sentence - b.Sentence <= 2).ToList();
        return rooms.Count == 0 ? null : new([.. rooms.Select(r => r.Base / one.Base)], "requests = memory ÷ memory of one");
    }
}
