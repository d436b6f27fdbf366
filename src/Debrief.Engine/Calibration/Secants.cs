namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>
/// What the last steps showed about the curvature (limited-memory BFGS, Nocedal 1980). It makes up for what an information lacks that is
/// none of the likelihood's own: without it, steps towards a maximum that few ratings hold shrink ever more slowly.
/// </summary>
sealed class Secants
{
    const int Most = 8;

    readonly List<(double[] Step, double[] Fall, double Curvature)> pairs = [];
    double[] place = [], slope = [];

    /// <summary>The step towards the maximum.</summary>
    /// <param name="at">Where the step begins.</param>
    /// <param name="gradient">Of the log-likelihood there.</param>
    /// <param name="solve">The step that an information at hand would take for a gradient.</param>
    public double[] Direction(double[] at, double[] gradient, Func<double[], double[]> solve)
    {
        if (place.Length > 0)
            Remember(Difference(at, place), Difference(slope, gradient));
        (place, slope) = (at, gradient);
        double[] rest = [.. gradient], shares = new double[pairs.Count];
        for (int p = pairs.Count - 1; p >= 0; p--)
            Add(rest, pairs[p].Fall, -(shares[p] = Dot(pairs[p].Step, rest) / pairs[p].Curvature));
        double[] step = solve(rest);
        for (int p = 0; p < pairs.Count; p++)
            Add(step, pairs[p].Step, shares[p] - Dot(pairs[p].Fall, step) / pairs[p].Curvature);
        return step;
    }

    /// <summary>Only where the log-likelihood bends downwards, and by more than rounding.</summary>
    void Remember(double[] step, double[] fall)
    {
        double curvature = Dot(step, fall);
        if (!(curvature > 1e-8 * Math.Sqrt(Dot(step, step) * Dot(fall, fall))))
            return;
        if (pairs.Count == Most)
            pairs.RemoveAt(0);
        pairs.Add((step, fall, curvature));
    }

    static double[] Difference(double[] a, double[] b)
    {
        var difference = new double[a.Length];
        for (int i = 0; i < a.Length; i++)
            difference[i] = a[i] - b[i];
        return difference;
    }

    static void Add(double[] to, double[] what, double share)
    {
        for (int i = 0; i < to.Length; i++)
            to[i] += share * what[i];
    }

    static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
