using Mockloop.Matching.Engine.Pairing;

namespace Mockloop.Matching.Engine.Pooling;

/// <summary>
/// A matching that serves the nodes of a list in its order before it looks at value. The sets of nodes that one matching can
/// serve are the independent sets of a matroid (Edmonds and Fulkerson 1965), so the greedy choice is the best one: a node of
/// the list is left out only when serving it would leave out one before it.
/// </summary>
public static class FairMatching
{
    // So many nodes of the list are decided by one matching, whose weights are the powers of two up to this one.
    const int AtOnce = 24;

    /// <summary>The matching of the greatest weight among those that serve the list.</summary>
    /// <param name="nodes">Number of nodes.</param>
    /// <param name="edges">Weights above 0.</param>
    /// <param name="first">Nodes to be served first, the most urgent at the front.</param>
    public static IReadOnlyList<(int From, int To)> Solve(int nodes, IReadOnlyList<WeightedEdge> edges, IReadOnlyList<int> first)
    {
        var reachable = edges.SelectMany(e => new[] { e.From, e.To }).ToHashSet();
        var served = new HashSet<int>();
        foreach (var some in first.Where(reachable.Contains).Chunk(AtOnce))
            served.UnionWith(Servable(nodes, edges, served, some));
        // More than all pairs together: no value outweighs somebody who is to be served.
        var bonus = 1 + nodes / 2 * edges.Select(e => e.Weight).DefaultIfEmpty(0).Max();
        var weighted = edges.Select(e => e with { Weight = e.Weight + bonus * (Count(served, e.From) + Count(served, e.To)) });
        return MaximumWeightMatching.Solve(nodes, [.. weighted]).Pairs;
    }

    static IEnumerable<int> Servable(int nodes, IReadOnlyList<WeightedEdge> edges, HashSet<int> served, int[] some)
    {
        var weight = new long[nodes];
        foreach (var node in served)
            weight[node] = 1L << AtOnce;
        for (var i = 0; i < some.Length; i++)
            weight[some[i]] = 1L << (AtOnce - 1 - i);
        var pairs = MaximumWeightMatching.Solve(nodes, [.. edges.Select(e => e with { Weight = weight[e.From] + weight[e.To] })]).Pairs;
        var covered = pairs.SelectMany(p => new[] { p.From, p.To }).ToHashSet();
        return some.Where(covered.Contains);
    }

    static int Count(HashSet<int> served, int node) => served.Contains(node) ? 1 : 0;
}
