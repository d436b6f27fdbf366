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

    // A floor lies a sixth under the one before; below a thousandth of the first there are no more.
    const int Step = 6, Depth = 1000;

    // The tree's dual; and how the search ends unless something comes before: at which dual, by which edge from an outer node.
    long dual, limit;
    int endFrom, endTo;

    public BlossomSearch(ArcLists graph, FractionalMatching begin)
    {
        (start, to, weight, vertices) = (graph.Start, graph.To, graph.Weight, begin.Vertices);
        blossoms = new(graph.Nodes);
        begin.Mate.CopyTo(blossoms.Other.AsSpan());
        (treeFrom, treeTo, mark) = (new int[blossoms.Ids], new int[blossoms.Ids], new int[blossoms.Ids]);
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
        for (var floor = highest; alone.Count > 0 && !stop.IsCancellationRequested;)
        {
            floor = floor > highest / Depth ? floor - floor / Step - 1 : 0;
            foreach (var root in alone)
                if (IsAlone(root) && vertices[root].Dual > floor)
                    Search(blossoms.Find(root), floor, stop);
            alone.RemoveAll(v => !IsAlone(v));
        }
    }

    bool IsAlone(int v) => vertices[v].Dual > 0 && blossoms.Find(v) is var top && blossoms.Other[top] == None && blossoms.Own[top] == v;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Search(int root, long floor, CancellationToken stop)
    {
        (dual, limit, endTo) = (0, vertices[blossoms.Own[root]].Dual - floor, Stays);
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
        Forget();
    }

    bool IsCurrent(EventQueue.Event next) => next.B switch
    {
        Opens => blossoms.IsOutermost(next.A) && blossoms.Dual[next.A] == 2 * next.At
            && vertices[blossoms.FirstNode(next.A)].Label == Label.InnerBlossom,
        Grows => vertices[next.A].Label == Label.Free && vertices[next.A].Nearest == next.At,
        _ => blossoms.Find(next.A) != blossoms.Find(next.B),
    };

    void ScanNew()
    {
        while (unscanned.TryPop(out var u))
            Scan(u);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Scan(int u)
    {
        var (states, targets, weights, most) = (vertices, to, weight, limit);
        var own = states[u].Dual;
        for (var (arc, last) = (start[u], start[u + 1]); arc < last; arc++)
        {
            var v = targets[arc];
            ref var state = ref states[v];
            var at = own + state.Dual - weights[arc];
            switch (state.Label)
            {
                case Label.Outer:
                    if (at / 2 < most && blossoms.Find(u) != blossoms.Find(v))
                        queue.Push(at / 2, u, v);
                    break;
                case Label.Free:
                    if (at >= most || !IsNearer(ref state, v, u, at))
                        break;
                    if (blossoms.Other[blossoms.Find(v)] == None)
                        (most, endFrom, endTo) = (at, u, v);
                    else
                        queue.Push(at, v, Grows);
                    break;
                case Label.InnerBlossom:
                    if (at + dual < most)
                        IsNearer(ref state, v, u, at);
                    break;
            }
        }
        limit = most;
    }

    bool IsNearer(ref VertexState state, int v, int u, long at)
    {
        if (at >= state.Nearest)
            return false;
        if (state.Nearest == long.MaxValue)
            touched.Add(v);
        (state.Nearest, state.NearestFrom) = (at, u);
        return true;
    }
}
