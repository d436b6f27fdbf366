namespace Mockloop.Matching.Engine.Pairing;

/// <summary>
/// The useful edges of a graph, from both of their ends: positive, no self loops, of parallel edges the heaviest. Weights are doubled,
/// so that every dual of the search is a whole number.
/// </summary>
sealed class ArcLists
{
    ArcLists(int nodes, int[] start, int[] to, long[] weight) => (Nodes, Start, To, Weight) = (nodes, start, to, weight);

    public int Nodes { get; }

    /// <summary>Arcs of node v lie at <c>Start[v]</c> up to, not including, <c>Start[v + 1]</c>.</summary>
    public int[] Start { get; }

    public int[] To { get; }

    /// <summary>Twice the weight of the edge.</summary>
    public long[] Weight { get; }

    public static ArcLists Of(int nodes, ReadOnlySpan<WeightedEdge> edges)
    {
        var start = new int[nodes + 2];
        foreach (ref readonly var edge in edges)
            if (IsUseful(edge))
            {
                start[edge.From + 2]++;
                start[edge.To + 2]++;
            }
        for (var v = 2; v < start.Length; v++)
            start[v] += start[v - 1];
        var (to, weight) = (new int[start[^1]], new long[start[^1]]);
        foreach (ref readonly var edge in edges)
            if (IsUseful(edge))
            {
                Put(start[edge.From + 1]++, edge.To, edge.Weight);
                Put(start[edge.To + 1]++, edge.From, edge.Weight);
            }
        KeepHeaviest(nodes, start, to, weight);
        return new(nodes, start, to, weight);

        void Put(int at, int target, long value) => (to[at], weight[at]) = (target, 2 * value);
    }

    static bool IsUseful(in WeightedEdge edge) => edge.Weight > 0 && edge.From != edge.To;

    /// <summary>Of parallel arcs only the heaviest stays; the lists move together.</summary>
    static void KeepHeaviest(int nodes, int[] start, int[] to, long[] weight)
    {
        var keptAt = new int[nodes];
        Array.Fill(keptAt, -1);
        var kept = 0;
        for (var (v, read) = (0, 0); v < nodes; v++)
        {
            var (first, end) = (kept, start[v + 1]);
            for (start[v] = first; read < end; read++)
                if (keptAt[to[read]] is var at && at >= first)
                    weight[at] = Math.Max(weight[at], weight[read]);
                else
                {
                    keptAt[to[read]] = kept;
                    (to[kept], weight[kept++]) = (to[read], weight[read]);
                }
        }
        start[nodes] = kept;
    }
}
