using Mockloop.Matching.Engine.Pairing;

namespace Mockloop.Benchmarks.Pairing;

/// <summary>The baseline: the heaviest edge first, as long as both of its nodes are free. At least half of the maximum.</summary>
static class GreedyMatching
{
    public static long Weight(int nodes, WeightedEdge[] edges)
    {
        var sorted = edges.ToArray();
        Array.Sort(sorted, (a, b) => b.Weight.CompareTo(a.Weight));
        var (taken, weight) = (new bool[nodes], 0L);
        foreach (var edge in sorted)
        {
            if (edge.Weight <= 0)
                break;
            if (edge.From == edge.To || taken[edge.From] || taken[edge.To])
                continue;
            taken[edge.From] = taken[edge.To] = true;
            weight += edge.Weight;
        }
        return weight;
    }
}
