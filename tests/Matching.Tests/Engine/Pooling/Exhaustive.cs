using Mockloop.Matching.Engine.Pooling;

namespace Mockloop.Matching.Tests.Engine.Pooling;

/// <summary>Every matching of a short line, one by one.</summary>
static class Exhaustive
{
    public static IEnumerable<IReadOnlyList<PoolPair>> Matchings(List<Waiter> line, PoolPairing pairing)
    {
        if (line.Count < 2)
        {
            yield return [];
            yield break;
        }
        var (first, rest) = (line[0], line[1..]);
        foreach (var others in Matchings(rest, pairing))
            yield return others;
        foreach (var partner in rest)
            if (pairing.Of(first, partner) is { } pair)
                foreach (var others in Matchings([.. rest.Where(w => w != partner)], pairing))
                    yield return [pair, .. others];
    }

    /// <summary>Who of the urgent is served, the first counting more than all after, then the value.</summary>
    public static (long Served, long Value) Rank(IReadOnlyList<PoolPair> pairs, List<Waiter> urgent)
    {
        var served = pairs.SelectMany(p => new[] { p.Candidate.Ticket, p.Interviewer.Ticket }).ToHashSet();
        return (urgent.Select((w, i) => served.Contains(w.Ticket) ? 1L << (urgent.Count - i) : 0).Sum(), pairs.Sum(p => p.Value));
    }
}
