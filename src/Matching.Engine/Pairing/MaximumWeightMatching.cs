using System.Runtime.InteropServices;

namespace Mockloop.Matching.Engine.Pairing;

/// <summary>
/// Pairs of the greatest total weight in any graph, not only in two-sided ones, nobody in two pairs; of zero or less none is taken.
/// Exact, in whole numbers, the same for the same input.
/// </summary>
public static class MaximumWeightMatching
{
    /// <summary>So many nodes a graph may have.</summary>
    public const int MostNodes = 1_000_000;

    /// <summary>So many edges a graph may have: every pair of 4,000 nodes; about 0.5 GB of memory.</summary>
    public const int MostEdges = 8_000_000;

    // Twice the weight, and sums of four of those, fit 64 bits with room to spare.
    const long LargestOfAny = 400_000_000_000_000_000;

    /// <summary>The most that an edge may weigh so that no sum leaves 64 bits: 4·10¹⁷, less from 46 nodes on (2·2⁶³ / nodes).</summary>
    public static long LargestWeight(int nodes) => (long)Int128.Min(LargestOfAny, 2 * (Int128)long.MaxValue / Math.Max(nodes, 1));

    /// <summary>Solves, or when stopped gives the best found so far with its proved bound.</summary>
    /// <param name="nodes">Number of nodes; edges name them from 0.</param>
    /// <param name="edges">In any order; parallel edges and self loops are allowed and useless.</param>
    /// <param name="stop">Ends the search within milliseconds; <see cref="MatchingResult.Exact"/> says whether it was done.</param>
    /// <exception cref="ArgumentException">A node that does not exist, or too many or too heavy edges.</exception>
    public static MatchingResult Solve(int nodes, ReadOnlySpan<WeightedEdge> edges, CancellationToken stop = default)
    {
        Check(nodes, edges);
        var graph = ArcLists.Of(nodes, edges);
        var fractional = new FractionalMatching(graph);
        fractional.Run(stop);
        fractional.BreakCycles();
        var search = new BlossomSearch(graph, fractional);
        search.Run(stop);
        return search.Result(graph);
    }

    /// <summary>
    /// Solves a small graph with blossoms inside blossoms, so that the code of the solver is compiled before the first real graph comes;
    /// worth doing beside reading it.
    /// </summary>
    public static void Prepare()
    {
        const int nodes = 90;
        var edges = new List<WeightedEdge>();
        for (var (u, random) = (0, 1u); u < nodes; u++)
            for (var v = u + 1; v < nodes; v++)
            {
                random = random * 1_664_525 + 1_013_904_223; // Numerical Recipes' generator: the same graph each time
                var (near, draw) = (u / 3 == v / 3, random >> 16);
                if (near || draw % 8 == 0)
                    edges.Add(new(u, v, near ? 900 + draw % 100 : 1 + draw % 300));
            }
        Solve(nodes, CollectionsMarshal.AsSpan(edges));
    }

    static void Check(int nodes, ReadOnlySpan<WeightedEdge> edges)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(nodes, MostNodes);
        if (edges.Length > MostEdges)
            throw new ArgumentException($"{edges.Length} edges: expected at most {MostEdges}", nameof(edges));
        var largest = LargestWeight(nodes);
        foreach (ref readonly var edge in edges)
            if ((uint)edge.From >= nodes || (uint)edge.To >= nodes || edge.Weight > largest)
                throw new ArgumentException($"{edge}: expected nodes 0 to {nodes - 1} and a weight of at most {largest}", nameof(edges));
    }
}
