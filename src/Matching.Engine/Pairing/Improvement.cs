using System.Runtime.CompilerServices;

namespace Mockloop.Matching.Engine.Pairing;

/// <summary>
/// Partners with their weights, bettered step by step: a node alone takes the partner with which it gains most, even from another. Of use
/// where a search was stopped; a matching of maximum weight has nothing to gain.
/// </summary>
sealed class Improvement
{
    const int None = -1;

    readonly ArcLists graph;
    readonly int[] mate;
    readonly long[] worth;

    /// <param name="mate">Partner of each node, -1 where it is alone; changed in place.</param>
    public Improvement(ArcLists graph, int[] mate)
    {
        (this.graph, this.mate, worth) = (graph, mate, new long[mate.Length]);
        var alone = new Stack<int>();
        for (var v = mate.Length - 1; v >= 0; v--)
            if (mate[v] == None)
                alone.Push(v);
            else
                worth[v] = graph.Weight[Array.IndexOf(graph.To, mate[v], graph.Start[v], graph.Start[v + 1] - graph.Start[v])] / 2;
        while (alone.TryPop(out var v))
            if (mate[v] == None && Take(v) is var left && left != None)
                alone.Push(left);
    }

    public long Weight
    {
        get
        {
            var sum = 0L;
            for (var v = 0; v < mate.Length; v++)
                sum += v < mate[v] ? worth[v] : 0;
            return sum;
        }
    }

    public IReadOnlyList<(int From, int To)> Pairs()
    {
        var pairs = new List<(int, int)>();
        for (var v = 0; v < mate.Length; v++)
            if (v < mate[v])
                pairs.Add((v, mate[v]));
        return pairs;
    }

    /// <summary>Pairs a node that is alone, and gives the one it left alone, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    int Take(int v)
    {
        var (gain, best, value) = (0L, None, 0L);
        for (var arc = graph.Start[v]; arc < graph.Start[v + 1]; arc++)
            if (graph.Weight[arc] / 2 - worth[graph.To[arc]] is var more && more > gain)
                (gain, best, value) = (more, graph.To[arc], graph.Weight[arc] / 2);
        if (best == None)
            return None;
        var left = mate[best];
        if (left != None)
            (mate[left], worth[left]) = (None, 0);
        (mate[v], mate[best], worth[v], worth[best]) = (best, v, value, value);
        return left;
    }
}
