namespace Mockloop.Debrief.Engine.Committees;

/// <summary>Seeded dice for one occasion, the same on every machine (texts are mixed in by FNV-1a, 32 bits).</summary>
static class Dice
{
    public static Random For(int seed, params ReadOnlySpan<string> occasion)
    {
        uint state = unchecked((uint)seed) ^ 2166136261;
        foreach (var part in occasion)
            foreach (char c in part + "\n")
                state = unchecked((state ^ c) * 16777619);
        return new Random(unchecked((int)state));
    }
}
