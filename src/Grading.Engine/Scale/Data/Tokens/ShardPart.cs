using System.Runtime.InteropServices;
using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Grading.Engine.Scale.Data.Tokens;

/// <summary>Some tokens, sorted by shard: where each shard's begin, and 32 bits for each token.</summary>
/// <param name="tokens">How many.</param>
/// <param name="shards">How many shards they are of.</param>
abstract class ShardPart(int tokens, int shards) : IDisposable
{
    readonly NativeBuffer memory = new((tokens + 1) / 2);

    /// <summary>How many tokens it keeps.</summary>
    public int Tokens => tokens;

    /// <summary>Where each shard's tokens begin in <see cref="Values"/>, and where the last one's end.</summary>
    public int[] Starts { get; } = new int[shards + 1];

    /// <summary>Shard after shard.</summary>
    public Span<uint> Values => MemoryMarshal.Cast<ulong, uint>(memory.Words)[..tokens];

    /// <summary>Whether the token of a shard that so many precede is here.</summary>
    public abstract bool Holds(int shard, long position);

    /// <summary>Writes a shard's numbers from a position on, as many as are here and fit.</summary>
    /// <returns>How many.</returns>
    public abstract int Copy(int shard, long position, Span<ulong> into);

    /// <inheritdoc/>
    public void Dispose() => memory.Dispose();

    /// <summary>Counts become places: where each shard begins, and where its next token goes.</summary>
    public void Place(Span<int> counts)
    {
        for (var shard = 0; shard < counts.Length; shard++)
        {
            Starts[shard + 1] = Starts[shard] + counts[shard];
            counts[shard] = Starts[shard];
        }
    }

    /// <summary>A shard's values from a place among them on, at most so many.</summary>
    protected ReadOnlySpan<uint> Of(int shard, int from, int most) =>
        Values.Slice(Starts[shard] + from, Math.Min(most, Starts[shard + 1] - Starts[shard] - from));
}
