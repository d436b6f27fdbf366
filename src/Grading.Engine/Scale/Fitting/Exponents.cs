using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Mockloop.Grading.Engine.Scale.Fitting;

/// <summary>
/// The powers α and β in <c>value = a + b·n^α·k^β</c>, with intervals. For each start-up cost a the fit leaves Student distributions; they
/// are mixed in proportion to how well each a explains the values, and weighed by whether they let a cut-off size last as long as it did.
/// </summary>
static class Exponents
{
    const int Draws = 2000, StartUps = 16;
    const double MostStartUp = 0.96, Known = 1e6; // degrees of freedom of a spread that was drawn

    /// <summary>The exponents of a ladder.</summary>
    /// <param name="ladder">At least three sizes.</param>
    /// <param name="quantity">What is measured.</param>
    /// <param name="constant">It may be that nothing grows: then the values' own exponents, with no start-up cost taken off.</param>
    public static (Exponent N, Exponent? K) Of(Ladder ladder, Quantity quantity, bool constant)
    {
        var apart = VaryApart(ladder.Full);
        var rows = Rows(ladder.Full, apart);
        var values = Vector<double>.Build.DenseOfEnumerable(ladder.Full.Select(o => o.Value + quantity.Grain));
        var least = values.Minimum() - quantity.Grain;
        var startUps = Enumerable.Range(0, constant ? 1 : StartUps).Select(i => quantity.Grain + (i * MostStartUp / StartUps * least));
        var fits = startUps.SelectMany(a => Fits(new(quantity.Spread), a, rows, values)).ToList();
        var draws = Draw(fits, Rows(ladder.CutOff, apart), [.. ladder.CutOff.Select(o => Math.Log(o.Value + quantity.Grain))]);
        return (Interval(draws, 1), apart ? Interval(draws, 2) : null);
    }

    /// <summary>The second factor is not just a function of the first.</summary>
    static bool VaryApart(Observation[] sizes)
    {
        var (logN, logK) = (sizes.Select(s => Math.Log(s.N)).ToArray(), sizes.Select(s => Math.Log(s.K)).ToArray());
        var (meanN, meanK) = (logN.Average(), logK.Average());
        var (spreadN, spreadK) = (logN.Sum(x => (x - meanN) * (x - meanN)), logK.Sum(x => (x - meanK) * (x - meanK)));
        var together = logN.Zip(logK, (n, k) => (n - meanN) * (k - meanK)).Sum();
        return sizes.Length > 3 && spreadK > 0.1 && (spreadN < 1e-9 || (1 - (together * together / spreadN / spreadK)) * spreadK > 0.1);
    }

    static Matrix<double> Rows(Observation[] sizes, bool apart) =>
        Matrix<double>.Build.Dense(sizes.Length, apart ? 3 : 2, (i, j) => j switch { 0 => 1, 1 => Math.Log(sizes[i].N), _ => Math.Log(sizes[i].K) });

    /// <summary>With all points, then without the slowest, one after the other.</summary>
    static IEnumerable<(PowerFit Fit, double Log)> Fits(NoiseModel noise, double startUp, Matrix<double> rows, Vector<double> values)
    {
        var kept = Enumerable.Range(0, values.Count).ToList();
        var left = new List<int>();
        while (true)
        {
            var some = Matrix<double>.Build.DenseOfRowVectors(kept.Select(rows.Row));
            var fit = PowerFit.Of(noise, startUp, some, Vector<double>.Build.DenseOfEnumerable(kept.Select(i => values[i])));
            if (fit is null)
                yield break;
            var predicted = fit.Predict(rows);
            yield return (fit, fit.Log + left.Sum(i => NoiseModel.Outlier(Math.Log(values[i]) - predicted[i])));
            if (left.Count == NoiseModel.Outliers(values.Count, rows.ColumnCount))
                yield break;
            left.Add(kept[fit.Residuals.MaximumIndex()]);
            kept.Remove(left[^1]);
        }
    }

    static List<(Vector<double> At, double Weight)> Draw(List<(PowerFit Fit, double Log)> fits, Matrix<double> beyond, double[] atLeast)
    {
        var random = new Random(1); // the same values, the same interval
        var most = fits.Max(f => f.Log);
        var all = fits.Sum(f => Math.Exp(f.Log - most));
        var draws = new List<(Vector<double>, double)>(Draws);
        foreach (var (fit, log) in fits)
            for (var i = Math.Round(Draws * Math.Exp(log - most) / all); i > 0; i--)
            {
                var stretch = Math.Sqrt(fit.Degrees / ChiSquared.Sample(random, fit.Degrees));
                var standard = Vector<double>.Build.Dense(fit.Coefficients.Count, _ => Normal.Sample(random, 0, 1));
                var at = fit.Coefficients + (fit.Factor.Transpose().Solve(standard) * (fit.Spread * stretch));
                var predicted = fit.Predict(beyond, at);
                var weight = atLeast.Select((log, row) => NoiseModel.AtLeast(log - predicted[row], fit.Spread * stretch, Known)).Aggregate(1.0, (a, b) => a * b);
                draws.Add((at, weight));
            }
        return draws;
    }

    static Exponent Interval(List<(Vector<double> At, double Weight)> draws, int which)
    {
        var sorted = draws.Select(d => (Power: d.At[which], d.Weight)).OrderBy(d => d.Power).ToList();
        var all = sorted.Sum(d => d.Weight);
        double Quantile(double share)
        {
            var sum = 0.0;
            foreach (var (power, weight) in sorted)
                if ((sum += weight) >= share * all)
                    return power;
            return sorted[^1].Power;
        }
        return new(Quantile(0.5), Quantile(0.025), Quantile(0.975));
    }
}
