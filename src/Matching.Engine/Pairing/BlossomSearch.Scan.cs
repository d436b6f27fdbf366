using System.Runtime.CompilerServices;

namespace Mockloop.Matching.Engine.Pairing;

/// <summary>What the edges of a new outer node bring.</summary>
sealed partial class BlossomSearch
{
    void ScanNew()
    {
        while (unscanned.TryPop(out var u))
            Scan(u);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Scan(int u)
    {
        var (states, targets, weights, most, next) = (vertices, to, weight, limit, beyond);
        var own = states[u].Dual;
        for (var (arc, last) = (start[u], start[u + 1]); arc < last; arc++)
        {
            var v = targets[arc];
            ref var state = ref states[v];
            var at = own + state.Dual - weights[arc];
            switch (state.Label)
            {
                case Label.Outer:
                    if (at / 2 < Math.Max(most, next) && blossoms.Find(u) != blossoms.Find(v))
                        if (at / 2 < most)
                            queue.Push(at / 2, u, v);
                        else
                            next = Math.Min(next, at / 2);
                    break;
                case Label.Free:
                    if (at >= most)
                        next = Math.Min(next, own - weights[arc]); // as far as the other's dual may have come down by then
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
        (limit, beyond) = (most, next);
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
