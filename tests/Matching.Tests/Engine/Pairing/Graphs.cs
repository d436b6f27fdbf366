using Mockloop.Matching.Engine.Pairing;

namespace Mockloop.Matching.Tests.Engine.Pairing;

/// <summary>Families of graphs, each the same for the same seed.</summary>
static class Graphs
{
    /// <summary>Every pair, weights 1 to <paramref name="heaviest"/>.</summary>
    public static WeightedEdge[] Dense(int nodes, int seed, int heaviest = 1_000_000)
    {
        var random = new Random(seed);
        return [.. from u in Enumerable.Range(0, nodes) from v in Enumerable.Range(u + 1, nodes - u - 1) select new WeightedEdge(u, v, random.Next(1, heaviest + 1))];
    }

    /// <summary>Every node names partners at random.</summary>
    public static WeightedEdge[] Sparse(int nodes, int partners, int seed, int heaviest = 1_000_000)
    {
        var random = new Random(seed);
        return [.. from u in Enumerable.Range(0, nodes) from _ in Enumerable.Range(0, partners) select new WeightedEdge(u, random.Next(nodes), random.Next(1, heaviest + 1))];
    }

    /// <summary>Points in a square, each with about its nearest ones; the nearer, the heavier.</summary>
    public static WeightedEdge[] Geometric(int nodes, int partners, int seed)
    {
        var random = new Random(seed);
        var points = Enumerable.Range(0, nodes).Select(_ => (X: random.NextDouble(), Y: random.NextDouble())).ToArray();
        // As many points lie in a circle of this radius on average.
        var radius = Math.Sqrt((partners + 1) / (Math.PI * nodes));
        var cells = points.Select((p, i) => (p, i)).ToLookup(p => ((int)(p.p.X / radius), (int)(p.p.Y / radius)), p => p.i);
        var edges = new List<WeightedEdge>();
        for (var u = 0; u < nodes; u++)
        {
            var (x, y) = ((int)(points[u].X / radius), (int)(points[u].Y / radius));
            var near = from dx in Enumerable.Range(-1, 3) from dy in Enumerable.Range(-1, 3) from v in cells[(x + dx, y + dy)] where v > u select v;
            foreach (var v in near)
                if (Math.Sqrt(Square(points[u].X - points[v].X) + Square(points[u].Y - points[v].Y)) / radius is var far && far < 1)
                    edges.Add(new(u, v, 1 + (long)(1_000_000 * (1 - far))));
        }
        return [.. edges];
    }

    /// <summary>Heavy cliques of the sizes given, in turns, joined by light edges at random.</summary>
    public static WeightedEdge[] Cliques(int nodes, int partners, int seed, params int[] sizes)
    {
        var random = new Random(seed);
        var edges = new List<WeightedEdge>();
        for (int first = 0, turn = 0; first < nodes; first += sizes[turn++ % sizes.Length])
            for (var u = first; u < Math.Min(nodes, first + sizes[turn % sizes.Length]); u++)
            {
                for (var v = u + 1; v < Math.Min(nodes, first + sizes[turn % sizes.Length]); v++)
                    edges.Add(new(u, v, random.Next(900_000, 1_000_001)));
                for (var i = sizes[turn % sizes.Length]; i <= partners; i++)
                    edges.Add(new(u, random.Next(nodes), random.Next(1, 300_001)));
            }
        return [.. edges];
    }

    static double Square(double x) => x * x;
}
