using Mockloop.Matching.Engine.Pairing;

namespace Mockloop.Matching.Engine.Pooling;

/// <summary>
/// Pairs a line. First come those who returned or whose patience is over, in the order of the line; among all ways to serve
/// them, the pairs of the greatest total value. One-way mocks alone are an assignment, two-way ones make the graph a general
/// one; the same exact solver takes both. The same line gives the same pairs.
/// </summary>
public static class PoolRound
{
    /// <summary>The pairs, by place of their first member; nobody is in two of them.</summary>
    public static IReadOnlyList<PoolPair> Match(
        IReadOnlyCollection<Waiter> waiters, PoolStage stage, PoolRules rules, PoolPast past, bool relaxAll = false)
    {
        var line = waiters.Order(Waiter.Line).ToList();
        var pairing = new PoolPairing(stage, rules, past, relaxAll);
        var pairs = new Dictionary<(int, int), PoolPair>();
        var edges = new List<WeightedEdge>();
        for (var a = 0; a < line.Count; a++)
            for (var b = a + 1; b < line.Count; b++)
                if (pairing.Of(line[a], line[b]) is { } pair)
                {
                    pairs[(a, b)] = pair;
                    // Weights of 0 would leave a pair out that is worth making.
                    edges.Add(new WeightedEdge(a, b, 1 + pair.Value));
                }
        var first = Enumerable.Range(0, line.Count).Where(i => line[i].Returned || stage.Now - line[i].Since >= rules.Patience).ToList();
        return [.. FairMatching.Solve(line.Count, edges, first).Order().Select(p => pairs[p])];
    }
}
