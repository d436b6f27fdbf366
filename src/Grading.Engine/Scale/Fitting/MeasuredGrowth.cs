using Mockloop.Grading.Engine.Judging;

namespace Mockloop.Grading.Engine.Scale.Fitting;

/// <summary>How one quantity grows over a ladder.</summary>
/// <param name="Classes">The classes that explain the measurements and cannot be told apart, the likeliest first.</param>
/// <param name="N">Exponent in the first factor, the second held still.</param>
/// <param name="K">Exponent in the second factor; null where it does not vary on its own.</param>
/// <param name="Exceeds">Whether it is faster than allowed; <see cref="Exceeds.No"/> where nothing is demanded.</param>
/// <param name="Class">The classes in words: <c>n log k</c>, <c>n or n log n</c>.</param>
/// <param name="Words">In plain English, for the candidate.</param>
/// <param name="Names">What the factors are called.</param>
public sealed record MeasuredGrowth(
    IReadOnlyList<GrowthClass> Classes, Exponent N, Exponent? K, Exceeds Exceeds, string Class, string Words, FactorNames Names)
{
    /// <summary>In the outside format.</summary>
    public GrowthFit ToResult()
    {
        var factors = new Dictionary<string, FactorExponent> { [Names.SymbolN] = N.ToResult() };
        if (K is not null)
            factors[Names.SymbolK] = K.ToResult();
        return new(Math.Round(N.Value, 3), Math.Round(N.Low, 3), Math.Round(N.High, 3), Words) { Class = Class, Factors = factors };
    }
}

/// <summary>A power of a factor, with the interval that holds it at 95 %.</summary>
public sealed record Exponent(double Value, double Low, double High)
{
    internal FactorExponent ToResult() => new(Math.Round(Value, 3), Math.Round(Low, 3), Math.Round(High, 3));
}
