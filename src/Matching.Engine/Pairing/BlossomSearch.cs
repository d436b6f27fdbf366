using System.Runtime.CompilerServices;

namespace Mockloop.Matching.Engine.Pairing;

/// <summary>
/// Edmonds' primal-dual method (1965) from a fractional start: one node that is alone after the other grows a tree of tight edges, by
/// the shortest way in reduced costs, as in Blossom V (Kolmogorov 2009) with one tree at a time. Between two searches the duals hold
/// for every edge, so whenever it is stopped a matching and a proved bound are there; what separates them are the duals of nodes alone.
/// </summary>
sealed partial class BlossomSearch
{
    const int None = -1, Opens = -2, Grows = -1, Stays = -2;

    readonly int[] start, to;
    readonly long[] weight;
    readonly VertexState[] vertices;
    readonly Blossoms blossoms;
    readonly int[] treeFrom, treeTo, mark;
    readonly List<int> tree = [], touched = [];
    readonly Stack<int> unscanned = [];
    readonly EventQueue queue = new();
    int marks;

    // A floor lies this part of the one before under it; below a thousandth of the first there is only zero. Wide steps make large
    // blossoms that open again and again: at a sixth, cliques of three take eight times as long.
    const int Step = 32, Depth = 1000;

    // Where a node alone has to come down to before anything can happen to it.
    readonly long[] quietUntil;

    // The tree's dual; how the search ends unless something comes before: at which dual, by which edge from an outer node; and at which
    // dual the first thing would have happened that lies beyond.
    long dual, limit, beyond;
    int endFrom, endTo;

    public BlossomSearch(ArcLists graph, FractionalMatching begin)
    {
        (start, to, weight, vertices) = (graph.Start, graph.To, graph.Weight, begin.Vertices);
        blossoms = new(graph.Nodes);
        begin.Mate.CopyTo(blossoms.Other.AsSpan());
        (treeFrom, treeTo, mark) = (new int[blossoms.Ids], new int[blossoms.Ids], new int[blossoms.Ids]);
        quietUntil = new long[vertices.Length];
        Array.Fill(quietUntil, long.MaxValue);
    }

    /// <summary>
    /// Nodes that are alone go down together, floor by floor: were one to go down to zero while its equals still stand high, later
    /// searches would have to undo it over long ways.
    /// </summary>
    public void Run(CancellationToken stop)
    {
        var alone = new List<int>();
        for (var v = 0; v < vertices.Length; v++)
            if (IsAlone(v))
                alone.Add(v);
        var highest = alone.Select(v => vertices[v].Dual).DefaultIfEmpty().Max();
        var floor = highest;
        while (alone.Count > 0 && !stop.IsCancellationRequested)
        {
            floor = floor > highest / Depth ? floor - floor / Step - 1 : 0;
            foreach (var root in alone)
                if (!stop.IsCancellationRequested && IsAlone(root) && vertices[root].Dual > floor && (floor == 0 || floor < quietUntil[root]))
                    Search(blossoms.Find(root), floor, stop);
            alone.RemoveAll(v => !IsAlone(v));
        }
    }

    bool IsAlone(int v) => vertices[v].Dual > 0 && blossoms.Find(v) is var top && blossoms.Other[top] == None && blossoms.Own[top] == v;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Search(int root, long floor, CancellationToken stop)
    {
        (dual, limit, beyond, endTo) = (0, vertices[blossoms.Own[root]].Dual - floor, long.MaxValue, Stays);
        BecomeOuter(root);
        ScanNew();
        for (var steps = 0; queue.TryPop(limit, out var first); steps++)
        {
            if ((steps & 1023) == 1023 && stop.IsCancellationRequested)
            {
                Forget();
                return;
            }
            if (!IsCurrent(first))
                continue;
            dual = first.At;
            if (first.B == Opens)
                OpenInner(first.A);
            else if (first.B == Grows)
                Grow(first.A);
            else
                Shrink(first.A, first.B);
            ScanNew();
        }
        dual = limit;
        if (endTo != Stays)
            Augment(endFrom, endTo);
        else
            quietUntil[blossoms.Own[blossoms.Find(root)]] = floor - (beyond - limit);
        Forget();
    }

    bool IsCurrent(EventQueue.Event next) => next.B switch
    {
        Opens => blossoms.IsOutermost(next.A) && blossoms.Dual[next.A] == 2 * next.At
            && vertices[blossoms.FirstNode(next.A)].Label == Label.InnerBlossom,
        Grows => vertices[next.A].Label == Label.Free && vertices[next.A].Nearest == next.At,
        _ => blossoms.Find(next.A) != blossoms.Find(next.B),
    };
}
