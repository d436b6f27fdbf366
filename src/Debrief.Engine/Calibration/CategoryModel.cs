namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>
/// The scores 0 to m of one scale: log-odds of x over x − 1 = η − τ(x), where η = subject − rater − item. With T(x) = τ(1) + … + τ(x),
/// P(x) is proportional to exp(xη − T(x)).
/// </summary>
static class CategoryModel
{
    /// <summary>Fills in P(score ≥ k) for k = 0…m, and gives the expected score, its variance and the logarithm of the normalising sum.</summary>
    /// <param name="eta">Logits.</param>
    /// <param name="sums">T(0) = 0, T(1), …, T(m).</param>
    /// <param name="atLeast">m + 1 places.</param>
    public static (double Expected, double Variance, double LogSum) Moments(double eta, ReadOnlySpan<double> sums, Span<double> atLeast)
    {
        double most = 0;
        for (int x = 0; x < sums.Length; x++)
        {
            atLeast[x] = x * eta - sums[x];
            most = Math.Max(most, atLeast[x]);
        }
        double total = 0;
        for (int x = 0; x < sums.Length; x++)
            total += atLeast[x] = Math.Exp(atLeast[x] - most);
        double expected = 0, square = 0, above = 0, scale = 1 / total;
        for (int x = sums.Length - 1; x > 0; x--)
        {
            above += atLeast[x] * scale;
            atLeast[x] = above;
            expected += above;
            square += (2 * x - 1) * above;
        }
        atLeast[0] = 1;
        return (expected, square - expected * expected, most + Math.Log(total));
    }

    /// <summary>Covariances of the score with "at least k", k = 1…m: what a threshold and a measure have in common.</summary>
    public static void Covariances(ReadOnlySpan<double> atLeast, double expected, Span<double> covariances)
    {
        double above = 0;
        for (int k = atLeast.Length - 1; k > 0; k--)
        {
            // Σ over x ≥ k of x·P(x) = k·P(≥ k) + P(≥ k+1) + … + P(≥ m).
            covariances[k - 1] = k * atLeast[k] + above - expected * atLeast[k];
            above += atLeast[k];
        }
    }
}
