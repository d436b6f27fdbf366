namespace Mockloop.Grading.Engine.Scale.Fitting;

/// <summary>
/// The formulas that are one class, up to scale: <c>start-up + lower + leading</c>. The start-up cost is any multiple of the growing part at
/// the smallest size, up to where growth is a share of <see cref="Visible"/> at the largest; of two terms neither hides the other there.
/// </summary>
static class ClassShapes
{
    const double Visible = 0.15, StartUpStep = 0.12;
    static readonly double[] LowerShares = [0.17, 0.33, 0.5], SumShares = [0.2, 0.35, 0.5, 0.65, 0.8];

    /// <summary>Logarithms of the formulas' values at the sizes, each formula as probable as the next.</summary>
    public static IEnumerable<double[]> Of(GrowthClass growth, Observation[] sizes)
    {
        if (growth.Equals(GrowthClass.Constant))
            return [new double[sizes.Length]];
        var leading = Values(sizes, growth.Terms[0]);
        if (growth.Terms.Count > 1)
            return SumShares.SelectMany(share => WithStartUp(Mix(leading, Values(sizes, [.. growth.Terms.Skip(1)]), share)));
        var lower = Lower(growth.Terms[0], sizes).SelectMany(term => LowerShares.Select(share => Mix(leading, Values(sizes, term), share)));
        return lower.Prepend(leading).SelectMany(WithStartUp);
    }

    /// <summary>What reading the input, or keeping something for each stream, costs beside faster growth.</summary>
    static IEnumerable<GrowthTerm> Lower(GrowthTerm leading, Observation[] sizes)
    {
        var (n, k) = (new GrowthTerm(1), new GrowthTerm(0, 1));
        var (aboveN, aboveK) = (n.IsCoveredBy(leading), k.IsCoveredBy(leading));
        if (aboveN && leading != n)
            yield return n;
        if (aboveN != aboveK && leading != n && leading != k && Array.Exists(sizes, s => s.K != sizes[0].K))
            yield return k;
    }

    static double[] Values(Observation[] sizes, params GrowthTerm[] terms) => Array.ConvertAll(sizes, s => terms.Sum(t => t.At(s.N, s.K)));

    /// <summary>A sum in which the second term has that share at the largest size.</summary>
    static double[] Mix(double[] first, double[] second, double share)
    {
        var top = Array.IndexOf(first, first.Max());
        return [.. first.Zip(second, (a, b) => ((1 - share) * a / first[top]) + (share * b / second[top]))];
    }

    static IEnumerable<double[]> WithStartUp(double[] growing)
    {
        var (least, most) = (growing.Min(), growing.Max());
        if (most <= least * 1.01)
            yield break;
        var farthest = Math.Log(1 + (most / least * (1 - Visible) / Visible));
        for (var step = 0.0; step <= farthest; step += StartUpStep)
        {
            var startUp = least * (Math.Exp(step) - 1);
            yield return Array.ConvertAll(growing, g => Math.Log(startUp + g));
        }
    }
}
