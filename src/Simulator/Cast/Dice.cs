namespace Mockloop.Simulator.Cast;

/// <summary>
/// Seeded dice for one occasion. Seeds and indices are small and near each other; without mixing, the first throws of
/// <see cref="Random"/> would be near each other too (mixer: splitmix64's finaliser).
/// </summary>
static class Dice
{
    internal static Random For(params ReadOnlySpan<int> occasion)
    {
        ulong state = 0x9E3779B97F4A7C15;
        foreach (var part in occasion) state = Mix(unchecked(state + (uint)part));
        return new Random(unchecked((int)state));
    }

    static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
