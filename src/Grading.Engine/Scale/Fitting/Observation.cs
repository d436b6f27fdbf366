namespace Mockloop.Grading.Engine.Scale.Fitting;

/// <summary>What one run at one size cost.</summary>
/// <param name="N">The first factor.</param>
/// <param name="K">The second factor; 1 where there is none.</param>
/// <param name="Value">CPU milliseconds, or bytes.</param>
/// <param name="AtLeast">It was cut off there: the true value is this or more.</param>
public sealed record Observation(double N, double K, double Value, bool AtLeast = false);
