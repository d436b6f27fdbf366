namespace Mockloop.Grading.Engine.Scale.Fitting;

/// <summary>What is measured, and how far measurements of it are from a formula.</summary>
/// <param name="Name">For people.</param>
/// <param name="Spread">Relative standard deviation expected before any is seen.</param>
/// <param name="Grain">Below this, values say little: pages, the loader, a tick. Added to each, where it is one more start-up cost.</param>
/// <param name="Drift">Powers of a factor that caches add to any growth, with their prior probabilities.</param>
/// <param name="Write">A value for people.</param>
sealed record Quantity(string Name, double Spread, double Grain, (double Power, double Probability)[] Drift, Func<double, string> Write)
{
    /// <summary>CPU milliseconds. What no longer fits in a cache costs more a step: up to some 10 % of a power over a ladder.</summary>
    public static Quantity Time { get; } = new("time", 0.04, 2, [(0, 0.5), (0.06, 0.35), (0.12, 0.15)], SiNumber.Milliseconds);

    /// <summary>Bytes.</summary>
    public static Quantity Memory { get; } = new("memory", 0.04, 4e6, [(0, 1)], SiNumber.Bytes);
}
