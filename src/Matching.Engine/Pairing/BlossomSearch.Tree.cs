using System.Runtime.CompilerServices;

namespace Mockloop.Matching.Engine.Pairing;

/// <summary>How the tree grows, shrinks odd cycles, opens blossoms and ends.</summary>
sealed partial class BlossomSearch
{
    readonly List<(int Id, int From, int To)> cycle = [], branch = [];
    readonly Stack<int> opening = [];

    /// <summary>The edge to a free node is tight: what holds it becomes inner, its partner outer.</summary>
    void Grow(int v)
    {
        var inner = blossoms.Find(v);
        Move(inner, Label.Free, -dual);
        BecomeInner(inner, vertices[v].NearestFrom, v);
        BecomeOuter(blossoms.Find(blossoms.Other[inner]));
    }

    /// <summary>Duals of the nodes inside must already stand as those of inner nodes do.</summary>
    void BecomeInner(int id, int from, int own)
    {
        (treeFrom[id], treeTo[id]) = (from, own);
        tree.Add(id);
        if (!blossoms.IsBlossom(id))
        {
            vertices[id].Label = Label.Inner;
            return;
        }
        Move(id, Label.InnerBlossom, 0);
        blossoms.Dual[id] += 2 * dual;
        if (blossoms.Dual[id] / 2 < limit)
            queue.Push(blossoms.Dual[id] / 2, id, Opens);
        else
            beyond = Math.Min(beyond, blossoms.Dual[id] / 2);
    }

    /// <summary>Duals of the nodes inside must stand as those of free nodes do.</summary>
    void BecomeOuter(int id)
    {
        tree.Add(id);
        blossoms.Dual[id] -= blossoms.IsBlossom(id) ? 2 * dual : 0;
        MoveOut(id, dual);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void MoveOut(int id, long by)
    {
        for (var (v, last) = (blossoms.FirstNode(id), blossoms.LastNode(id)); ; v = blossoms.After(v))
        {
            vertices[v].Label = Label.Outer;
            vertices[v].Dual += by;
            if (vertices[v].Dual < limit)
                (limit, endFrom, endTo) = (vertices[v].Dual, v, None);
            else
                beyond = Math.Min(beyond, vertices[v].Dual);
            unscanned.Push(v);
            if (v == last)
                return;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Move(int id, Label label, long by)
    {
        for (var (v, last) = (blossoms.FirstNode(id), blossoms.LastNode(id)); ; v = blossoms.After(v))
        {
            vertices[v].Label = label;
            vertices[v].Dual += by;
            if (vertices[v].Nearest != long.MaxValue)
                vertices[v].Nearest += by;
            if (v == last)
                return;
        }
    }

    /// <summary>The edge between two outer nodes is tight: the cycle it closes becomes one outer blossom.</summary>
    void Shrink(int u, int v)
    {
        var top = CommonAncestor(blossoms.Find(u), blossoms.Find(v));
        cycle.Clear();
        branch.Clear();
        Climb(blossoms.Find(u), top, cycle);
        Climb(blossoms.Find(v), top, branch);
        cycle.Add((top, v, u));
        for (var i = branch.Count - 1; i >= 0; i--)
        {
            cycle[^1] = (cycle[^1].Id, branch[i].To, branch[i].From);
            cycle.Add((branch[i].Id, v, u));
        }
        foreach (var (id, _, _) in cycle)
            if (vertices[blossoms.FirstNode(id)].Label == Label.Outer)
                blossoms.Dual[id] += blossoms.IsBlossom(id) ? 2 * dual : 0;
            else
            {
                blossoms.Dual[id] -= blossoms.IsBlossom(id) ? 2 * dual : 0;
                MoveOut(id, 2 * dual);
            }
        var blossom = blossoms.Shrink(cycle, top);
        blossoms.Dual[blossom] = -2 * dual;
        tree.Add(blossom);
    }

    /// <summary>The way up the tree from an outer id, each with the edge to the next, without the last.</summary>
    void Climb(int outer, int top, List<(int Id, int From, int To)> way)
    {
        while (outer != top)
        {
            way.Add((outer, blossoms.Own[outer], blossoms.Other[outer]));
            var inner = blossoms.Find(blossoms.Other[outer]);
            way.Add((inner, treeTo[inner], treeFrom[inner]));
            outer = blossoms.Find(treeFrom[inner]);
        }
    }

    int CommonAncestor(int a, int b)
    {
        for (marks++; ; (a, b) = (b, a))
        {
            if (a == None)
                continue;
            if (mark[a] == marks)
                return a;
            mark[a] = marks;
            a = blossoms.Other[a] == None ? None : blossoms.Find(treeFrom[blossoms.Find(blossoms.Other[a])]);
        }
    }
}
