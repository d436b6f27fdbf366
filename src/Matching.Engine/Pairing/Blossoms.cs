using System.Runtime.CompilerServices;

namespace Mockloop.Matching.Engine.Pairing;

/// <summary>
/// Nodes and the blossoms shrunk out of them: odd cycles of nodes or smaller blossoms, nested, at most half as many as nodes. What is
/// said of pairs holds for the outermost only; inside a blossom the pairs follow from its own end when it opens, so that a path turns
/// in as many steps as it has outermost parts. Ids below the number of nodes are nodes.
/// </summary>
sealed class Blossoms
{
    const int None = -1;

    readonly int nodes;
    readonly int[] top, parent, firstChild, nextChild, nextFrom, nextTo, firstNode, lastNode, size, nextNode;
    readonly Stack<int> unused = [];
    readonly List<int> order = [];

    public Blossoms(int nodes)
    {
        this.nodes = nodes;
        var all = nodes + nodes / 2 + 1;
        (top, parent, firstChild, nextChild) = (new int[all], new int[all], new int[all], new int[all]);
        (nextFrom, nextTo, firstNode, lastNode) = (new int[all], new int[all], new int[all], new int[all]);
        (size, nextNode, Dual, Own, Other) = (new int[all], new int[nodes], new long[all], new int[all], new int[all]);
        for (var id = all - 1; id >= nodes; id--)
            unused.Push(id);
        for (var v = 0; v < nodes; v++)
            (top[v], parent[v], firstNode[v], lastNode[v], size[v], Own[v], Other[v]) = (v, None, v, v, 1, v, None);
    }

    /// <summary>Dual of each blossom.</summary>
    public long[] Dual { get; }

    /// <summary>The node inside by which it is paired, or which stays alone.</summary>
    public int[] Own { get; }

    /// <summary>The node outside with which <see cref="Own"/> is paired; -1 while alone.</summary>
    public int[] Other { get; }

    /// <summary>First node inside; go on with <see cref="After"/> up to <see cref="LastNode"/>.</summary>
    public int FirstNode(int id) => firstNode[id];

    public int LastNode(int id) => lastNode[id];

    public int After(int node) => nextNode[node];

    /// <summary>Number of nodes inside; 0 when there is no such blossom now.</summary>
    public int Size(int id) => size[id];

    public bool IsBlossom(int id) => id >= nodes;

    public bool IsOutermost(int id) => size[id] > 0 && parent[id] == None;

    /// <summary>The smallest blossom that holds this one or this node; -1 when none does.</summary>
    public int Around(int id) => parent[id];

    /// <summary>All ids there may be lie below this.</summary>
    public int Ids => top.Length;

    /// <summary>The outermost blossom around a node, or the node itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Find(int node)
    {
        var all = top;
        while (all[node] != node)
            node = all[node] = all[all[node]];
        return node;
    }

    /// <summary>A new outermost blossom. Each part comes with the edge that leads to the next part, the last back to the first.</summary>
    /// <param name="parts">An odd number of outermost ids.</param>
    /// <param name="holder">The part whose pair outside becomes the blossom's.</param>
    public int Shrink(List<(int Id, int From, int To)> parts, int holder)
    {
        var blossom = unused.Pop();
        (top[blossom], parent[blossom], size[blossom]) = (blossom, None, 0);
        (Own[blossom], Other[blossom]) = (Own[holder], Other[holder]);
        (firstChild[blossom], firstNode[blossom]) = (parts[0].Id, firstNode[parts[0].Id]);
        for (var i = 0; i < parts.Count; i++)
        {
            var (part, from, to) = parts[i];
            var next = parts[i + 1 == parts.Count ? 0 : i + 1].Id;
            (top[part], parent[part], nextChild[part], nextFrom[part], nextTo[part]) = (blossom, blossom, next, from, to);
            size[blossom] += size[part];
            lastNode[blossom] = lastNode[part];
            if (i + 1 < parts.Count)
                nextNode[lastNode[part]] = firstNode[next];
        }
        return blossom;
    }

    /// <summary>
    /// An outermost blossom falls into its parts, given round the cycle from the one that is paired outside, or stays alone;
    /// the others are paired, second with third and so on. The list is good until the next call.
    /// </summary>
    public List<int> Open(int blossom)
    {
        var holder = PartWith(blossom, Own[blossom]);
        order.Clear();
        var part = holder;
        do
        {
            order.Add(part);
            part = nextChild[part];
        }
        while (part != holder);
        (Own[holder], Other[holder]) = (Own[blossom], Other[blossom]);
        for (var i = 1; i < order.Count; i += 2)
        {
            (Own[order[i]], Other[order[i]]) = EdgeAfter(order[i]);
            (Own[order[i + 1]], Other[order[i + 1]]) = (Other[order[i]], Own[order[i]]);
        }
        foreach (var child in order)
            Release(child);
        size[blossom] = 0;
        unused.Push(blossom);
        return order;
    }

    /// <summary>The edge from a part of a blossom to the part after it: the end inside, the end in the next.</summary>
    public (int From, int To) EdgeAfter(int part) => (nextFrom[part], nextTo[part]);

    /// <summary>The part of an outermost blossom that holds a node.</summary>
    public int PartWith(int blossom, int node)
    {
        while (parent[node] != blossom)
            node = parent[node];
        return node;
    }

    void Release(int part)
    {
        (top[part], parent[part]) = (part, None);
        for (var v = firstNode[part]; ; v = nextNode[v])
        {
            top[v] = part;
            if (v == lastNode[part])
                return;
        }
    }
}
