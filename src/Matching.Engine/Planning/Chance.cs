namespace Mockloop.Matching.Engine.Planning;

/// <summary>Whether annealing takes a change (Metropolis et al. 1953): always when it gains, else the rarer the colder.</summary>
static class Chance
{
    /// <summary>False where the odds are too small to draw.</summary>
    public static bool IsPossible(double gain, double heat) => gain > -30 * heat;

    public static bool IsAccepted(double gain, double heat, Random random) =>
        gain >= 0 || IsPossible(gain, heat) && random.NextDouble() < Math.Exp(gain / heat);
}
