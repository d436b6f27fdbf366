namespace Mockloop.Matching.Engine.Pairing;

/// <summary>How inner blossoms open, and how a search ends.</summary>
sealed partial class BlossomSearch
{
    /// <summary>
    /// The dual of an inner blossom is down to zero: its parts on the even way from where the tree enters to where it leaves stay in
    /// the tree, the others become free.
    /// </summary>
    void OpenInner(int blossom)
    {
        var (from, own) = (treeFrom[blossom], treeTo[blossom]);
        var entry = blossoms.PartWith(blossom, own);
        var parts = blossoms.Open(blossom);
        var at = parts.IndexOf(entry);
        // From the entry back to the first part, or on and round to it: the way with an even number of edges.
        var (step, length) = at % 2 == 0 ? (-1, at) : (1, parts.Count - at);
        for (var i = 0; i <= length; i++)
        {
            var part = parts[(at + i * step) % parts.Count];
            if (i % 2 == 1)
            {
                Move(part, Label.Free, dual);
                BecomeOuter(part);
                (own, from) = step < 0 ? blossoms.EdgeAfter(parts[at + (i + 1) * step]) : Swapped(blossoms.EdgeAfter(part));
            }
            else
                BecomeInner(part, from, own);
        }
        for (var i = 1; i < parts.Count - length; i++)
            Free(parts[(at - i * step + parts.Count) % parts.Count]);

        static (int, int) Swapped((int A, int B) edge) => (edge.B, edge.A);
    }

    void Free(int id)
    {
        Move(id, Label.Free, dual);
        for (var (v, last) = (blossoms.FirstNode(id), blossoms.LastNode(id)); ; v = blossoms.After(v))
        {
            if (vertices[v].Nearest < limit)
                queue.Push(vertices[v].Nearest, v, Grows);
            if (v == last)
                return;
        }
    }

    /// <summary>From an outer node up to the root pairs and other edges change places; the outer node gets the partner given, or stays alone.</summary>
    void Augment(int outer, int partner)
    {
        if (partner != None)
        {
            var met = blossoms.Find(partner);
            (blossoms.Own[met], blossoms.Other[met]) = (partner, outer);
        }
        while (true)
        {
            var id = blossoms.Find(outer);
            var inner = blossoms.Other[id];
            (blossoms.Own[id], blossoms.Other[id]) = (outer, partner);
            if (inner == None)
                return;
            inner = blossoms.Find(inner);
            (partner, outer) = (treeTo[inner], treeFrom[inner]);
            (blossoms.Own[inner], blossoms.Other[inner]) = (partner, outer);
        }
    }

    /// <summary>The tree's dual goes into the duals of its nodes and blossoms; blossoms whose dual is zero open.</summary>
    void Forget()
    {
        foreach (var id in tree)
        {
            if (!blossoms.IsOutermost(id) || vertices[blossoms.FirstNode(id)].Label == Label.Free)
                continue;
            var sign = vertices[blossoms.FirstNode(id)].Label == Label.Outer ? -1 : 1;
            Move(id, Label.Free, sign * dual);
            if (!blossoms.IsBlossom(id))
                continue;
            blossoms.Dual[id] -= sign * 2 * dual;
            OpenWithoutDual(id);
        }
        foreach (var v in touched)
            vertices[v].Nearest = long.MaxValue;
        tree.Clear();
        touched.Clear();
        queue.Clear();
    }

    void OpenWithoutDual(int outermost)
    {
        opening.Push(outermost);
        while (opening.TryPop(out var id))
            if (blossoms.IsBlossom(id) && blossoms.Dual[id] == 0)
                foreach (var part in blossoms.Open(id))
                    opening.Push(part);
    }
}
