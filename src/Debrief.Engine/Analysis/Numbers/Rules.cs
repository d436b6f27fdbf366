namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>What a number should be, in base units, and how that follows.</summary>
/// <param name="Values">All that would be right; the first is shown.</param>
/// <param name="Words">The rule in words.</param>
/// <param name="Spare">Machines: rounding up and some more is right, less is not.</param>
/// <param name="AtLeast">A whole number that rounds up.</param>
/// <param name="AtMost">The number is a bound, which the value must keep.</param>
/// <param name="Converts">Units change on the way, so that GB and GiB may be mixed up.</param>
sealed record Expected(IReadOnlyList<double> Values, string Words, bool Spare = false, bool AtLeast = false, bool AtMost = false, bool Converts = true);

/// <summary>The rules by which one number of a serving platform follows from others.</summary>
static class Rules
{
    /// <summary>What applies to a number; null when nothing does.</summary>
    public static Expected? For(Quantity q, Facts facts) => q.Dimension switch
    {
        Dimension.Bytes => MemoryRules.Remaining(q, facts) ?? MemoryRules.Cache(q, facts) ?? MemoryRules.Weights(q, facts),
        Dimension.TokensPerSecond => LoadRules.Demand(q, facts) ?? LoadRules.Together(q, facts),
        Dimension.Devices => LoadRules.Fleet(q, facts),
        Dimension.Requests => LoadRules.Concurrency(q, facts),
        Dimension.Seconds => TimeRules.Transfer(q, facts) ?? TimeRules.Latency(q, facts),
        Dimension.Count => TimeRules.Bare(q, facts) ?? MemoryRules.Remaining(q, facts),
        Dimension.Power => LoadRules.Together(q, facts),
        Dimension.MoneyPerToken => MoneyRules.Price(q, facts),
        Dimension.MoneyPerSecond => MoneyRules.Spend(q, facts),
        _ => null,
    };
}
