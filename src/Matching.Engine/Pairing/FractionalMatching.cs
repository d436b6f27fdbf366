using System.Runtime.CompilerServices;

namespace Mockloop.Matching.Engine.Pairing;

/// <summary>
/// The best matching that may also take half edges round odd cycles: the linear relaxation without odd sets, where the blossom search
/// starts. One exposed node after the other grows a tree of tight edges, by the shortest way in reduced costs, until it meets an exposed
/// node or a half cycle, closes an odd cycle, or holds a node whose dual is down to zero and which may stay alone.
/// </summary>
sealed partial class FractionalMatching(ArcLists graph)
{
    const int Alone = -1, OnHalfCycle = -2;

    readonly int[] start = graph.Start, to = graph.To;
    readonly long[] weight = graph.Weight;
    readonly VertexState[] vertices = new VertexState[graph.Nodes];
    readonly int[] mate = new int[graph.Nodes], nextOnCycle = new int[graph.Nodes], mark = new int[graph.Nodes];
    readonly List<int> tree = [], touched = [];
    readonly EventQueue queue = new();
    int marks;

    // How the search ends unless something comes before: at which dual, and by which edge from an outer node.
    long limit;
    int endFrom, endTo;

    /// <summary>The state that the blossom search goes on with.</summary>
    public VertexState[] Vertices => vertices;

    /// <summary>Partner of each node, -1 where it is alone. Before <see cref="BreakCycles"/> -2 on a half cycle.</summary>
    public int[] Mate => mate;

    public void Run(CancellationToken stop)
    {
        Start();
        for (var root = 0; root < mate.Length && !stop.IsCancellationRequested; root++)
            if (mate[root] == Alone && vertices[root].Dual > 0)
                Search(root, stop);
    }

    /// <summary>Half cycles become pairs; of each the node with the least dual stays alone.</summary>
    public void BreakCycles()
    {
        for (var v = 0; v < mate.Length; v++)
        {
            if (mate[v] != OnHalfCycle)
                continue;
            var least = v;
            for (var on = nextOnCycle[v]; on != v; on = nextOnCycle[on])
                if (vertices[on].Dual < vertices[least].Dual)
                    least = on;
            Leave(least, Alone);
        }
    }

    /// <summary>Duals at half of the heaviest arc, lowered one after the other; nodes that then share a tight edge are paired.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Start()
    {
        for (var v = 0; v < vertices.Length; v++)
        {
            var heaviest = 0L;
            for (var arc = start[v]; arc < start[v + 1]; arc++)
                heaviest = Math.Max(heaviest, weight[arc]);
            (vertices[v].Dual, vertices[v].Nearest, mate[v]) = (heaviest / 2, long.MaxValue, Alone);
        }
        for (var v = 0; v < vertices.Length; v++)
        {
            if (mate[v] != Alone)
                continue;
            var (dual, partner) = (0L, Alone);
            for (var arc = start[v]; arc < start[v + 1]; arc++)
            {
                var tight = weight[arc] - vertices[to[arc]].Dual;
                if (tight > dual || (tight == dual && partner == Alone))
                    (dual, partner) = (tight, mate[to[arc]] == Alone ? to[arc] : Alone);
            }
            vertices[v].Dual = dual;
            if (partner != Alone)
                (mate[v], mate[partner]) = (partner, v);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Search(int root, CancellationToken stop)
    {
        limit = long.MaxValue;
        var dual = 0L;
        BecomeOuter(root, 0);
        while (queue.TryPop(limit, out var first))
        {
            var v = first.A;
            if (vertices[v].Label != Label.Free || vertices[v].Nearest != first.At)
                continue;
            dual = first.At;
            if ((tree.Count & 1023) == 1023 && stop.IsCancellationRequested)
            {
                Forget(dual);
                return;
            }
            vertices[v].Label = Label.Inner;
            vertices[v].Dual -= dual;
            tree.Add(v);
            BecomeOuter(mate[v], dual);
        }
        End();
        Forget(limit);
    }

    void BecomeOuter(int u, long dual)
    {
        vertices[u].Label = Label.Outer;
        vertices[u].Dual += dual;
        tree.Add(u);
        if (vertices[u].Dual < limit)
            (limit, endFrom, endTo) = (vertices[u].Dual, u, Alone);
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
            if (state.Label == Label.Free)
            {
                if (at >= most || at >= state.Nearest)
                    continue;
                if (state.Nearest == long.MaxValue)
                    touched.Add(v);
                (state.Nearest, state.NearestFrom) = (at, u);
                if (mate[v] >= 0)
                    queue.Push(at, v, u);
                else
                    (most, endFrom, endTo) = (at, u, v);
            }
            else if (state.Label == Label.Outer && at / 2 < most && v != u)
                (most, endFrom, endTo) = (at / 2, u, v);
        }
        limit = most;
    }

    void Forget(long dual)
    {
        foreach (var v in tree)
        {
            vertices[v].Dual += vertices[v].Label == Label.Outer ? -dual : dual;
            vertices[v].Label = Label.Free;
        }
        foreach (var v in touched)
            vertices[v].Nearest = long.MaxValue;
        tree.Clear();
        touched.Clear();
        queue.Clear();
    }
}
