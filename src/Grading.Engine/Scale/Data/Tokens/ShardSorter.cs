using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Grading.Engine.Scale.Data.Tokens;

/// <summary>Sorts tokens by shard, by counting; they are generated on the device, a block at a time.</summary>
sealed class ShardSorter(DataSpec spec, IDataDevice device) : IDisposable
{
    const int Block = 1 << 16;
    readonly DeviceBuffer block = device.Allocate(Block * 2);
    readonly int[] ends = new int[spec.K];
    uint[]? distances;
    ushort[]? shards;

    /// <summary>A stretch of the global order.</summary>
    /// <param name="index">Which.</param>
    /// <param name="before">Tokens of each shard before it.</param>
    public ShardChunk Chunk(long index, uint[] before)
    {
        var first = index * ShardChunk.Size;
        var count = (int)Math.Min(ShardChunk.Size, spec.N - first);
        distances ??= new uint[Math.Min(spec.N, ShardChunk.Size)];
        shards ??= new ushort[distances.Length];
        var chunk = new ShardChunk(index, count, before);
        Array.Clear(ends);
        for (var done = 0; done < count; done += Block)
            Split(Generate(first + done, Math.Min(Block, count - done)), done, chunk.Origin);
        chunk.Place(ends);
        var values = chunk.Values;
        for (var i = 0; i < count; i++)
            values[ends[shards[i]]++] = distances[i];
        return chunk;
    }

    /// <summary>Whole shards.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="counts">Tokens of each.</param>
    public ShardBand Band(int first, int[] counts)
    {
        var band = new ShardBand(new(spec), first, counts);
        var next = ends.AsSpan(0, counts.Length);
        counts.CopyTo(next);
        band.Place(next);
        var values = band.Values;
        for (var done = 0L; done < spec.N; done += Block)
        {
            var words = Generate(done, (int)Math.Min(Block, spec.N - done));
            for (var i = 0; i < words.Length; i += 2)
                if (words[i + 1] - (ulong)first is var shard && shard < (ulong)next.Length)
                    values[next[(int)shard]++] = (uint)(done + (i / 2));
        }
        return band;
    }

    /// <inheritdoc/>
    public void Dispose() => block.Dispose();

    ReadOnlySpan<ulong> Generate(long from, int rows)
    {
        device.Generate(spec, 0, from, block, rows);
        return block.Words[..(rows * 2)];
    }

    /// <summary>Takes rows apart, and counts them by shard.</summary>
    void Split(ReadOnlySpan<ulong> rows, int at, ulong origin)
    {
        var near = distances.AsSpan(at, rows.Length / 2);
        var of = shards.AsSpan(at, rows.Length / 2);
        for (var i = 0; i < near.Length; i++)
        {
            near[i] = (uint)(rows[2 * i] - origin);
            var shard = (int)rows[(2 * i) + 1];
            of[i] = (ushort)shard;
            ends[shard]++;
        }
    }
}
