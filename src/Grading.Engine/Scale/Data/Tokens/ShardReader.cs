using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Grading.Engine.Scale.Data.Tokens;

/// <summary>
/// Reads single shards out of the global order, a chunk of which is sorted by shard at a time. The last few chunks are
/// kept, so that readers that walk through all shards side by side have each chunk made once. How many tokens of each shard
/// lie before a chunk is remembered for every chunk made so far.
/// </summary>
sealed class ShardReader(DataSpec spec, IDataDevice device) : IDisposable
{
    const int KeptChunks = 8;
    readonly ShardSorter sorter = new(spec, device);
    readonly List<ShardChunk> kept = [];
    readonly List<uint[]> before = [new uint[spec.K]];

    /// <summary>Writes a shard's numbers that follow the first <paramref name="from"/> ones.</summary>
    /// <returns>How many; 0 at the shard's end.</returns>
    public int Read(int shard, long from, Span<ulong> into)
    {
        var written = 0;
        while (written < into.Length && Find(shard, from + written) is { } chunk)
            written += chunk.Copy(shard, (int)(from + written - before[(int)chunk.Index][shard]), into[written..]);
        return written;
    }

    /// <inheritdoc/>
    public void Dispose() => sorter.Dispose();

    /// <summary>The chunk that holds a token of a shard; null when the shard is shorter.</summary>
    ShardChunk? Find(int shard, long position)
    {
        while (before[^1][shard] <= position)
            if (before.Count - 1 < sorter.Chunks)
                Count(Chunk(before.Count - 1));
            else
                return null;
        var (low, high) = (0, before.Count - 1);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = before[middle][shard] <= position ? (middle, high) : (low, middle);
        }
        return Chunk(low);
    }

    void Count(ShardChunk chunk)
    {
        var next = new uint[spec.K];
        for (var shard = 0; shard < next.Length; shard++)
            next[shard] = before[^1][shard] + (uint)chunk.Count(shard);
        before.Add(next);
    }

    /// <summary>The most recently used stand last.</summary>
    ShardChunk Chunk(long index)
    {
        var at = kept.FindLastIndex(c => c.Index == index);
        if (at == kept.Count - 1 && at >= 0)
            return kept[at];
        ShardChunk chunk;
        if (at >= 0)
            chunk = Taken(at);
        else
        {
            chunk = kept.Count < KeptChunks ? new((int)spec.K) : Taken(0);
            sorter.Sort(index, chunk);
        }
        kept.Add(chunk);
        return chunk;
    }

    ShardChunk Taken(int at)
    {
        var chunk = kept[at];
        kept.RemoveAt(at);
        return chunk;
    }
}
