using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Grading.Engine.Scale.Data.Tokens;

/// <summary>Makes chunks: generates them on the device, a block at a time, and sorts by counting.</summary>
sealed class ShardSorter(DataSpec spec, IDataDevice device) : IDisposable
{
    const int Block = 1 << 16;
    readonly DeviceBuffer block = device.Allocate(Block * 2);
    readonly int most = (int)Math.Min(spec.N, ShardChunk.Tokens);
    readonly int[] ends = new int[spec.K];
    uint[]? distances;
    ushort[]? shards;

    /// <summary>How many there are.</summary>
    public long Chunks { get; } = (spec.N + ShardChunk.Tokens - 1) / ShardChunk.Tokens;

    /// <summary>Makes one.</summary>
    /// <param name="index">Which.</param>
    /// <param name="into">A new chunk, or one that is no longer needed.</param>
    public void Sort(long index, ShardChunk into)
    {
        distances ??= new uint[most];
        shards ??= new ushort[most];
        into.Index = index;
        into.Distances = into.Distances.Length == most ? into.Distances : new uint[most];
        var first = index * ShardChunk.Tokens;
        var count = (int)Math.Min(ShardChunk.Tokens, spec.N - first);
        Array.Clear(ends);
        for (var done = 0; done < count; done += Block)
            Split(first, done, Math.Min(Block, count - done), into.Origin);
        Begin(into.Starts);
        for (var i = 0; i < count; i++)
            into.Distances[ends[shards[i]]++] = distances[i];
    }

    /// <inheritdoc/>
    public void Dispose() => block.Dispose();

    /// <summary>Generates a block, takes its rows apart, and counts them by shard.</summary>
    void Split(long first, int done, int rows, ulong origin)
    {
        device.Generate(spec, 0, first + done, block, rows);
        var words = block.Words[..(rows * 2)];
        var near = distances.AsSpan(done, rows);
        var of = shards.AsSpan(done, rows);
        for (var i = 0; i < near.Length; i++)
        {
            near[i] = (uint)(words[2 * i] - origin);
            var shard = (int)words[(2 * i) + 1];
            of[i] = (ushort)shard;
            ends[shard]++;
        }
    }

    /// <summary>Counts become places: where each shard begins, and where its next token goes.</summary>
    void Begin(int[] starts)
    {
        for (var shard = 0; shard < ends.Length; shard++)
        {
            starts[shard + 1] = starts[shard] + ends[shard];
            ends[shard] = starts[shard];
        }
    }
}
