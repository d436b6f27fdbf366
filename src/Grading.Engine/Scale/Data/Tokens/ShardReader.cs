using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Grading.Engine.Scale.Data.Tokens;

/// <summary>
/// Reads single shards out of the global order. Who walks through all shards side by side is served from chunks of that order,
/// each made once; who reads shard after shard to its end comes back to chunks that are gone, and is served from bands of whole
/// shards. The parts used last are kept, about 40 MiB of them; how many tokens of each shard lie before a chunk is kept for all.
/// </summary>
sealed class ShardReader(DataSpec spec, IDataDevice device) : IDisposable
{
    const int Kept = 10 * ShardChunk.Size;
    readonly ShardSorter sorter = new(spec, device);
    readonly List<uint[]> before = [new uint[spec.K]];
    readonly List<ShardPart> parts = [];

    bool AllCounted => (long)(before.Count - 1) * ShardChunk.Size >= spec.N;

    /// <summary>Writes a shard's numbers that follow the first <paramref name="from"/> ones.</summary>
    /// <returns>How many; 0 at the shard's end.</returns>
    public int Read(int shard, long from, Span<ulong> into)
    {
        var written = 0;
        while (written < into.Length && Find(shard, from + written) is { } part)
            written += part.Copy(shard, from + written, into[written..]);
        return written;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        parts.ForEach(p => p.Dispose());
        sorter.Dispose();
    }

    /// <summary>The part that holds a token of a shard; null when the shard is shorter.</summary>
    ShardPart? Find(int shard, long position)
    {
        var at = parts.FindLastIndex(p => p.Holds(shard, position));
        if (at >= 0 && at == parts.Count - 1)
            return parts[at];
        if (at >= 0)
        {
            var part = parts[at];
            parts.RemoveAt(at);
            parts.Add(part);
            return part;
        }
        while (before[^1][shard] <= position)
            if (AllCounted)
                return null;
            else
                before.Add(Chunk(before.Count - 1).Before());
        return parts.Count > 0 && parts[^1].Holds(shard, position) ? parts[^1] : Again(shard, position);
    }

    /// <summary>A part that was there before: as many whole shards as a band may hold, or the chunk.</summary>
    ShardPart Again(int shard, long position)
    {
        var counts = new List<int>();
        if (AllCounted)
            for (var sum = 0L; shard + counts.Count < spec.K && (sum += before[^1][shard + counts.Count]) <= ShardBand.Most;)
                counts.Add((int)before[^1][shard + counts.Count]);
        if (counts.Count == 0)
            return Chunk(before.FindLastIndex(b => b[shard] <= position));
        MakeRoom(counts.Sum());
        parts.Add(sorter.Band(shard, [.. counts]));
        return parts[^1];
    }

    ShardChunk Chunk(int index)
    {
        MakeRoom(ShardChunk.Size);
        var chunk = sorter.Chunk(index, before[index]);
        parts.Add(chunk);
        return chunk;
    }

    /// <summary>The part used last stands last; the first ones go.</summary>
    void MakeRoom(int tokens)
    {
        while (parts.Count > 0 && parts.Sum(p => (long)p.Tokens) + tokens > Kept)
        {
            parts[0].Dispose();
            parts.RemoveAt(0);
        }
    }
}
