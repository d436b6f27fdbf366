using Mockloop.Contracts.Scheduling;
using Mockloop.ServiceDefaults;
using NodaTime;

namespace Mockloop.Matching.Pool;

/// <summary>What Scheduling says of somebody who waits.</summary>
sealed record Standing
{
    public required Instant[] FreeFrom { get; init; }
    public required Instant[] FreeTo { get; init; }
    public required int Ledger { get; init; }
    public required double Reputation { get; init; }

    /// <summary>Blocks and conflicts of interest, of either side.</summary>
    public required Guid[] NeverWith { get; init; }

    public IEnumerable<Interval> Free => FreeFrom.Zip(FreeTo, (from, to) => new Interval(from, to));

    public static Standing Of(PoolProfile profile) => new()
    {
        FreeFrom = [.. profile.Free.Select(s => s.From.ToInstant())],
        FreeTo = [.. profile.Free.Select(s => s.To.ToInstant())],
        Ledger = profile.Ledger,
        Reputation = profile.Reputation,
        NeverWith = [.. profile.NeverWith.Select(Guid.Parse)],
    };
}
