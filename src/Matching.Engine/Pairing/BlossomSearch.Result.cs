namespace Mockloop.Matching.Engine.Pairing;

/// <summary>What a search leaves behind.</summary>
sealed partial class BlossomSearch
{
    /// <summary>Bound, certificate and, with every blossom opened, the pairs. The search is at its end afterwards.</summary>
    public MatchingResult Result(ArcLists graph)
    {
        var certificate = Certificate();
        var bound = Int128.Zero;
        foreach (var node in certificate.Nodes)
            bound += node;
        foreach (var set in certificate.OddSets)
            bound += (Int128)set.Dual * (set.Members - 1) / 2;
        var improved = new Improvement(graph, Mates());
        return new(improved.Pairs(), improved.Weight, (long)(bound / 2), certificate);
    }

    DualCertificate Certificate()
    {
        var nodes = vertices.Length;
        var (place, count) = (new int[blossoms.Ids], 0);
        for (var id = nodes; id < place.Length; id++)
            place[id] = blossoms.Size(id) > 0 ? count++ : None;
        var (duals, setOf, sets) = (new long[nodes], new int[nodes], new OddSet[count]);
        for (var v = 0; v < nodes; v++)
            (duals[v], setOf[v]) = (vertices[v].Dual, PlaceAround(v));
        for (var id = nodes; id < place.Length; id++)
            if (place[id] != None)
                sets[place[id]] = new(blossoms.Size(id), blossoms.Dual[id], PlaceAround(id));
        return new(duals, setOf, sets);

        int PlaceAround(int id) => blossoms.Around(id) is var around && around == None ? None : place[around];
    }

    int[] Mates()
    {
        for (var id = vertices.Length; id < blossoms.Ids; id++)
            if (blossoms.IsOutermost(id))
                opening.Push(id);
        while (opening.TryPop(out var id))
            if (blossoms.IsBlossom(id))
                foreach (var part in blossoms.Open(id))
                    opening.Push(part);
        return blossoms.Other[..vertices.Length];
    }
}
