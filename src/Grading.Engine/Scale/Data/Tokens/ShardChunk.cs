namespace Mockloop.Grading.Engine.Scale.Data.Tokens;

/// <summary>A stretch of the global order, sorted by shard. Numbers are kept as distances from the chunk's first, in 32 bits.</summary>
/// <param name="shards">How many there are.</param>
sealed class ShardChunk(int shards)
{
    /// <summary>Tokens in a chunk; the last one may hold fewer.</summary>
    public const int Tokens = 1 << 20;

    /// <summary>Its place among the chunks.</summary>
    public long Index { get; set; }

    /// <summary>Where each shard's numbers begin in <see cref="Distances"/>, and where the last one's end.</summary>
    public int[] Starts { get; } = new int[shards + 1];

    /// <summary>Shard after shard.</summary>
    public uint[] Distances { get; set; } = [];

    /// <summary>What the distances are counted from.</summary>
    public ulong Origin => (ulong)Index * (Tokens / 2) << TokenFormula.Span;

    /// <summary>Tokens of a shard in it.</summary>
    public int Count(int shard) => Starts[shard + 1] - Starts[shard];

    /// <summary>Writes a shard's numbers from a position within the chunk on, as many as there are and fit.</summary>
    public int Copy(int shard, int from, Span<ulong> into)
    {
        var distances = Distances.AsSpan(Starts[shard] + from, Math.Min(Count(shard) - from, into.Length));
        var origin = Origin;
        for (var i = 0; i < distances.Length; i++)
            into[i] = origin + distances[i];
        return distances.Length;
    }
}
