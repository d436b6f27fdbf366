using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Mockloop.Grading.Engine.Scale.Data;

namespace Mockloop.Grading.Engine.Scale.Streaming;

/// <summary>
/// The next blocks of every stream, made ahead on a thread of its own: making one can take as long as a stretch of all
/// streams, and nobody who asks for another one should wait for that.
/// </summary>
sealed class Blocks : IDisposable
{
    const int Head = sizeof(ulong); // the number of rows
    const int MostAhead = 32;
    const long MostBytes = 16L << 20; // of all streams together, unless one block of each is more

    readonly IWorkload workload;
    readonly Ring[] rings;
    readonly int ahead;
    readonly BlockingCollection<int> wanted = [];
    readonly TaskCompletionSource heads = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Lock turn = new();
    readonly Thread thread;

    /// <param name="workload">Where the rows come from.</param>
    /// <param name="rows">In a block, by stream.</param>
    public Blocks(IWorkload workload, IReadOnlyList<int> rows)
    {
        this.workload = workload;
        int[] sizes = [.. workload.Inputs.Select((s, i) => Head + (rows[i] * s.Columns * sizeof(ulong)))];
        ahead = (int)Math.Clamp(MostBytes / Math.Max(1, sizes.Sum(s => (long)s)), 1, MostAhead);
        rings = [.. sizes.Select(size => new Ring(size, ahead))];
        thread = new(MakeAhead) { IsBackground = true, Name = "blocks" };
        thread.Start();
    }

    /// <summary>All streams' first blocks lie ready.</summary>
    public Task Heads => heads.Task;

    /// <summary>Time spent making.</summary>
    public TimeSpan Spent { get; private set; }

    /// <summary>A stream's next block, made at once where it is not there. The bytes stay as they are until <see cref="Free"/>.</summary>
    /// <returns>Its rows, and what to send.</returns>
    public (int Rows, ReadOnlyMemory<byte> Bytes) Next(int stream)
    {
        var ring = rings[stream];
        if (Volatile.Read(ref ring.Ready) == 0)
            Make(stream, 1);
        var block = ring.Slot(ring.First);
        var rows = (int)BinaryPrimitives.ReadUInt64LittleEndian(block.Span);
        return (rows, block[..(Head + (rows * workload.Inputs[stream].Columns * sizeof(ulong)))]);
    }

    /// <summary>It was sent: another one can be made in its place. The end of a stream stays.</summary>
    /// <param name="stream">Which.</param>
    /// <param name="rows">Rows of that block.</param>
    public void Free(int stream, int rows)
    {
        if (rows == 0)
            return;
        rings[stream].First++;
        Interlocked.Decrement(ref rings[stream].Ready);
        wanted.Add(stream);
    }

    void MakeAhead()
    {
        try
        {
            for (var layer = 0; layer < ahead; layer++)
            {
                for (var stream = 0; stream < rings.Length && !wanted.IsAddingCompleted; stream++)
                    Make(stream, ahead);
                heads.TrySetResult();
            }
            foreach (var stream in wanted.GetConsumingEnumerable())
                if (!wanted.IsAddingCompleted)
                    Make(stream, ahead);
        }
        catch (Exception e)
        {
            heads.TrySetException(e); // later on, who asks for the block meets the same
        }
    }

    /// <summary>One block more of a stream that has fewer ready and has not ended.</summary>
    void Make(int stream, int most)
    {
        lock (turn)
        {
            var ring = rings[stream];
            if (ring.Ended || Volatile.Read(ref ring.Ready) >= most)
                return;
            var since = Stopwatch.GetTimestamp();
            var block = ring.Slot(ring.Next).Span;
            var rows = workload.Read(stream, ring.Read, MemoryMarshal.Cast<byte, ulong>(block[Head..]));
            BinaryPrimitives.WriteUInt64LittleEndian(block, (ulong)rows);
            ring.Read += rows;
            ring.Ended = rows == 0;
            ring.Next++;
            Interlocked.Increment(ref ring.Ready);
            Spent += Stopwatch.GetElapsedTime(since);
        }
    }

    /// <summary>Ends the thread.</summary>
    public void Dispose()
    {
        wanted.CompleteAdding();
        thread.Join();
        wanted.Dispose();
    }

    /// <summary>A stream's blocks, from the one sent next to the one made last.</summary>
    sealed class Ring(int size, int slots)
    {
        readonly byte[] bytes = new byte[size * slots];

        /// <summary>Blocks that lie ready; changed by both threads.</summary>
        public int Ready;

        /// <summary>Blocks sent, and made; each belongs to one thread.</summary>
        public long First, Next;

        /// <summary>Rows made.</summary>
        public long Read;

        /// <summary>The last one made has no rows.</summary>
        public bool Ended;

        public Memory<byte> Slot(long block) => bytes.AsMemory((int)(block % slots) * size, size);
    }
}
