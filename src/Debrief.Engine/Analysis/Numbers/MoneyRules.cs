namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>Money: per token, and of a fleet.</summary>
static class MoneyRules
{
    static readonly string[] Goals = ["target", "budget", "goal", "objective", "ceiling", "limit", "promise", "allowed", "must", "slo", "should", "max"];
    static readonly string[] Costs = ["cost", "costs", "total", "totals", "come", "comes", "makes", "make", "bill", "spend", "spends", "pay", "together", "altogether", "up", "gives"];

    public static Expected? Price(Quantity q, Facts facts)
    {
        if (facts.InSentence(q, Goals) && facts.Nearest(Dimension.MoneyPerSecond, q)?.Sentence != q.Sentence) return null;
        if (facts.Nearest(Dimension.MoneyPerSecond, q, p => p.First < q.First) is not { } price) return null;
        var speeds = facts.Before(q, Dimension.TokensPerSecond).OrderByDescending(s => s.Per == Per.Device || facts.Near(s, 6, 2, "gpu", "card", "one", "each", "replica", "accelerator")).ToList();
        if (speeds.Count == 0) return null;
        var shares = facts.Around(q).Where(p => p.Dimension == Dimension.Percent && p.Base is > 0 and < 100).Select(p => p.Base / 100).Prepend(1);
        var fleets = facts.Before(q, Dimension.Devices).Select(d => d.Base).Where(d => d > 1).Prepend(1).ToList();
        return new([.. from f in fleets from s in speeds from u in shares select price.Base * f / s.Base / u], "price per token = price per hour ÷ tokens per hour", AtMost: q.AtMost);
    }

    /// <summary>"12 GPUs at 3 €/h cost 36 €/h".</summary>
    public static Expected? Spend(Quantity q, Facts facts)
    {
        if (!facts.Near(q, 4, 0, Costs)) return null;
        var (prices, fleets) = (facts.Before(q, Dimension.MoneyPerSecond).Where(p => p.Sentence == q.Sentence).ToList(), facts.Before(q, Dimension.Devices).Where(d => d.Base > 1 && q.Sentence - d.Sentence <= 1).ToList());
        return prices.Count == 0 || fleets.Count == 0 ? null : new([.. from p in prices from d in fleets select p.Base * d.Base], "spend = machines × price of one", AtMost: q.AtMost);
    }
}
