using Mockloop.Matching.Engine.Pairing;

namespace Mockloop.Matching.Tests.Engine.Pairing;

/// <summary>The maximum by dynamic programming over all sets of nodes: slow, plain, and nothing like the solver.</summary>
static class ExhaustiveMatching
{
    public static long Weight(int nodes, IReadOnlyList<WeightedEdge> edges)
    {
        var weight = new long[nodes, nodes];
        foreach (var edge in edges)
            if (edge.From != edge.To)
                weight[edge.From, edge.To] = weight[edge.To, edge.From] = Math.Max(edge.Weight, weight[edge.From, edge.To]);
        var best = new long[1 << nodes];
        for (var set = 1; set < best.Length; set++)
        {
            var first = int.TrailingZeroCount(set);
            best[set] = best[set & (set - 1)];
            for (var other = first + 1; other < nodes; other++)
                if ((set >> other & 1) == 1)
                    best[set] = Math.Max(best[set], weight[first, other] + best[set & ~(1 << first) & ~(1 << other)]);
        }
        return best[^1];
    }
}
