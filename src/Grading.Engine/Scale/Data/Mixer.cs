namespace Mockloop.Grading.Engine.Scale.Data;

/// <summary>
/// A counter becomes a random-looking number: the finaliser of splitmix64 (Steele, Lea, Flood, "Fast Splittable Pseudorandom
/// Number Generators", 2014). All data sets are made of it, so that any row can be computed alone.
/// </summary>
static class Mixer
{
    /// <summary>The multipliers.</summary>
    public const ulong First = 0xBF58476D1CE4E5B9, Second = 0x94D049BB133111EB;

    const ulong Golden = 0x9E3779B97F4A7C15;

    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * First;
        z = (z ^ (z >> 27)) * Second;
        return z ^ (z >> 31);
    }

    /// <summary>The key of one purpose: output number <paramref name="purpose"/> of splitmix64 with that seed.</summary>
    public static ulong Key(ulong seed, ulong purpose) => Mix(seed + (purpose * Golden));

    /// <summary>32 random bits as a number from 0 to below <paramref name="count"/>, which fits in 32 bits.</summary>
    public static ulong Below(ulong bits, ulong count) => ((bits & uint.MaxValue) * count) >> 32;
}
