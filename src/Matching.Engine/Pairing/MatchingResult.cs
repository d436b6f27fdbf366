namespace Mockloop.Matching.Engine.Pairing;

/// <summary>A matching: no node is in two pairs.</summary>
/// <param name="Pairs">The pairs, smaller node first, in ascending order.</param>
/// <param name="Weight">Sum of the pairs' weights.</param>
/// <param name="Bound">No matching of the graph weighs more; proved by <paramref name="Certificate"/>.</param>
/// <param name="Certificate">The dual solution behind <paramref name="Bound"/>.</param>
public sealed record MatchingResult(IReadOnlyList<(int From, int To)> Pairs, long Weight, long Bound, DualCertificate Certificate)
{
    /// <summary>The matching is proved to be of maximum weight.</summary>
    public bool Exact => Weight == Bound;
}

/// <summary>
/// Duals of the matching polytope (Edmonds 1965), in halves so that they are whole numbers: for every edge, the duals of its nodes and of
/// the odd sets that hold both add up to at least twice its weight. Then no matching weighs more than half of
/// Σ nodes + Σ odd sets × (members − 1) / 2.
/// </summary>
/// <param name="Nodes">Dual of each node, ≥ 0.</param>
/// <param name="SetOf">Place in <paramref name="OddSets"/> of the smallest set that holds the node, -1 when none does.</param>
/// <param name="OddSets">Sets of an odd number of nodes, nested.</param>
public sealed record DualCertificate(IReadOnlyList<long> Nodes, IReadOnlyList<int> SetOf, IReadOnlyList<OddSet> OddSets);

/// <summary>An odd set of nodes: at most (members − 1) / 2 pairs lie inside it.</summary>
/// <param name="Members">Number of nodes, those of the sets inside included.</param>
/// <param name="Dual">Its dual, ≥ 0.</param>
/// <param name="Around">Place of the smallest set that holds this one, -1 when none does.</param>
public readonly record struct OddSet(int Members, long Dual, int Around);
