namespace Mockloop.Grading.Engine.Scale.Data.Tokens;

/// <summary>A stretch of the global order; the values are distances from its first possible number.</summary>
/// <param name="index">Its place among the chunks.</param>
/// <param name="tokens">How many it holds.</param>
/// <param name="before">How many tokens of each shard lie before it.</param>
sealed class ShardChunk(long index, int tokens, uint[] before) : ShardPart(tokens, before.Length)
{
    /// <summary>Tokens in a chunk; the last one may hold fewer.</summary>
    public const int Size = 1 << 20;

    /// <summary>What the distances are counted from.</summary>
    public ulong Origin { get; } = (ulong)index * (Size / 2) << TokenFormula.Span;

    public override bool Holds(int shard, long position) => position >= before[shard] && position < Through(shard);

    /// <summary>How many tokens of each shard lie before the next chunk.</summary>
    public uint[] Before() => [.. before.Select((_, shard) => (uint)Through(shard))];

    public override int Copy(int shard, long position, Span<ulong> into)
    {
        var distances = Of(shard, (int)(position - before[shard]), into.Length);
        var origin = Origin;
        for (var i = 0; i < distances.Length; i++)
            into[i] = origin + distances[i];
        return distances.Length;
    }

    long Through(int shard) => before[shard] + (Starts[shard + 1] - Starts[shard]);
}
