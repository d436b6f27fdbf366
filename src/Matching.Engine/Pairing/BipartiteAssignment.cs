namespace Mockloop.Matching.Engine.Pairing;

/// <summary>
/// Candidates to interviewers, each at most once, for the greatest total weight: a matching whose graph has two sides. No odd cycle can
/// appear in it, so the fractional start of <see cref="MaximumWeightMatching"/> is the whole solution, by shortest augmenting paths.
/// </summary>
public static class BipartiteAssignment
{
    /// <param name="left">Number on the left side.</param>
    /// <param name="right">Number on the right side.</param>
    /// <param name="edges">From the left, To the right, each side counted from 0.</param>
    /// <param name="stop">Ends the search within milliseconds with the best so far.</param>
    /// <returns>Pairs of left and right, each side counted from 0; in the certificate the right side comes after the left.</returns>
    /// <exception cref="ArgumentException">A node that does not exist, or too many or too heavy edges.</exception>
    public static MatchingResult Solve(int left, int right, ReadOnlySpan<WeightedEdge> edges, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(left);
        ArgumentOutOfRangeException.ThrowIfNegative(right);
        var joined = new WeightedEdge[edges.Length];
        for (var i = 0; i < joined.Length; i++)
        {
            var edge = edges[i];
            if ((uint)edge.From >= left || (uint)edge.To >= right)
                throw new ArgumentException($"{edge}: expected From 0 to {left - 1} and To 0 to {right - 1}", nameof(edges));
            joined[i] = edge with { To = left + edge.To };
        }
        var result = MaximumWeightMatching.Solve(left + right, joined, stop);
        return result with { Pairs = [.. result.Pairs.Select(p => (p.From, p.To - left))] };
    }
}
