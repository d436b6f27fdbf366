namespace Mockloop.Matching.Engine.Pairing;

/// <summary>How a search of the fractional matching ends.</summary>
sealed partial class FractionalMatching
{
    void End()
    {
        if (endTo == Alone)
            Flip(endFrom, Alone);
        else if (vertices[endTo].Label == Label.Outer)
            CloseCycle(endFrom, endTo);
        else
        {
            if (mate[endTo] == OnHalfCycle)
                Leave(endTo, endFrom);
            mate[endTo] = endFrom;
            Flip(endFrom, endTo);
        }
    }

    /// <summary>From an outer node up to the root, pairs and other edges change places; the outer node gets the partner given.</summary>
    void Flip(int outer, int partner)
    {
        while (true)
        {
            var inner = mate[outer];
            mate[outer] = partner;
            if (inner == Alone)
                return;
            (partner, outer) = (inner, vertices[inner].NearestFrom);
            mate[partner] = outer;
        }
    }

    /// <summary>A node leaves its half cycle for the partner given; the others of the cycle become pairs.</summary>
    void Leave(int v, int partner)
    {
        for (var on = nextOnCycle[v]; on != v;)
        {
            var other = nextOnCycle[on];
            (mate[on], mate[other]) = (other, on);
            on = nextOnCycle[other];
        }
        mate[v] = partner;
    }

    /// <summary>Two outer nodes are adjacent: the cycle through their nearest common ancestor takes half edges.</summary>
    void CloseCycle(int u, int v)
    {
        var top = CommonAncestor(u, v);
        Flip(top, Alone);
        var last = top;
        // Down to u, over to v, up again.
        for (var on = u; on != top;)
        {
            var inner = mate[on];
            (nextOnCycle[inner], nextOnCycle[on]) = (on, last == top ? v : last);
            (mate[inner], mate[on], last) = (OnHalfCycle, OnHalfCycle, inner);
            on = vertices[inner].NearestFrom;
        }
        nextOnCycle[top] = last == top ? v : last;
        mate[top] = OnHalfCycle;
        for (var on = v; on != top;)
        {
            var inner = mate[on];
            (nextOnCycle[on], nextOnCycle[inner]) = (inner, vertices[inner].NearestFrom);
            (mate[inner], mate[on]) = (OnHalfCycle, OnHalfCycle);
            on = vertices[inner].NearestFrom;
        }
    }

    int CommonAncestor(int u, int v)
    {
        for (marks++; ; (u, v) = (v, u))
        {
            if (u == Alone)
                continue;
            if (mark[u] == marks)
                return u;
            mark[u] = marks;
            u = mate[u] == Alone ? Alone : vertices[mate[u]].NearestFrom;
        }
    }
}
