namespace Mockloop.Grading.Engine.Scale.Fitting;

/// <summary>
/// Whether one class outgrows another: whether their ratio grows without bound as sizes grow the way the ladder's do. Each way is
/// k = n^θ; θ = 0 stands for n growing alone or before k, an infinite θ for the reverse. A ladder with k ≤ n everywhere rules out θ above 1
/// (so k is within n, and n log k within n log n), one with n ≤ k ≤ n², edges of a graph, θ below 1 and above 2.
/// </summary>
sealed class GrowthOrder
{
    const double Step = 0.05;
    readonly bool kVaries;
    readonly double[] ways;

    public GrowthOrder(IReadOnlyList<(double N, double K)> sizes)
    {
        kVaries = sizes.Select(s => s.K).Distinct().Count() > 1;
        var (kWithinN, nWithinK, kWithinSquare) = (sizes.All(s => s.K <= s.N), sizes.All(s => s.N <= s.K), sizes.All(s => s.K <= s.N * s.N));
        var (from, to) = (nWithinK ? 1 : 0, kWithinN ? 1 : nWithinK && kWithinSquare ? 2 : double.PositiveInfinity);
        ways = [.. Enumerable.Range(0, 1 + (int)Math.Round(Math.Min(4, to) / Step)).Select(i => i * Step).Where(way => way >= from)];
        if (double.IsInfinity(to))
            ways = [.. ways, to];
    }

    /// <summary>The class grows faster than the allowed one. A factor that never varies is left out of both.</summary>
    public bool Exceeds(GrowthClass measured, GrowthClass allowed)
    {
        if (!kVaries)
            (measured, allowed) = (measured.WithoutK(), allowed.WithoutK());
        return measured.Terms.Any(term => Array.Exists(ways, way => allowed.Terms.All(other => Speed(term, way).CompareTo(Speed(other, way)) > 0)));
    }

    /// <summary>Compared from left to right: what decides first when both factors go to infinity that way.</summary>
    static (double, double, double, double) Speed(GrowthTerm t, double way) => way switch
    {
        0 => (t.N, t.LogN, t.K, t.LogK),
        double.PositiveInfinity => (t.K, t.LogK, t.N, t.LogN),
        _ => (Math.Round(t.N + (t.K * way), 9), t.LogN + t.LogK, 0, 0),
    };
}
