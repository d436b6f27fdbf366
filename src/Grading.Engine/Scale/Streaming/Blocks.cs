using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Mockloop.Grading.Engine.Scale.Data;

namespace Mockloop.Grading.Engine.Scale.Streaming;

/// <summary>
/// The next block of every stream, made ahead on a thread of its own: making one can take as long as a stretch of all
/// streams, and nobody who asks for another one should wait for that.
/// </summary>
sealed class Blocks : IDisposable
{
    /// <summary>Bytes before a block's rows: their number.</summary>
    public const int Head = sizeof(ulong);

    readonly IWorkload workload;
    readonly IReadOnlyList<int> most;
    readonly byte[][] blocks;
    readonly int[] rows;
    readonly long[] read;
    readonly bool[] made;
    readonly BlockingCollection<int> wanted = [];
    readonly TaskCompletionSource heads = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Lock turn = new();
    readonly Thread thread;

    /// <param name="workload">Where the rows come from.</param>
    /// <param name="most">Rows in a block, by stream.</param>
    public Blocks(IWorkload workload, IReadOnlyList<int> most)
    {
        var streams = workload.Inputs.Count;
        (this.workload, this.most) = (workload, most);
        blocks = [.. Enumerable.Range(0, streams).Select(s => new byte[Head + (most[s] * workload.Inputs[s].Columns * sizeof(ulong))])];
        (rows, read, made) = (new int[streams], new long[streams], new bool[streams]);
        thread = new(MakeAhead) { IsBackground = true, Name = "blocks" };
        thread.Start();
    }

    /// <summary>All streams' first blocks lie ready.</summary>
    public Task Heads => heads.Task;

    /// <summary>Time spent making.</summary>
    public TimeSpan Spent { get; private set; }

    /// <summary>A stream's next block, made at once where it is not there.</summary>
    /// <returns>Its rows, and the bytes to send; they stay as they are until <see cref="Free"/>.</returns>
    public (int Rows, byte[] Bytes, int Length) Next(int stream)
    {
        if (!Volatile.Read(ref made[stream]))
            Make(stream);
        return (rows[stream], blocks[stream], Head + (rows[stream] * workload.Inputs[stream].Columns * sizeof(ulong)));
    }

    /// <summary>It was sent: the one after it can be made.</summary>
    public void Free(int stream)
    {
        if (rows[stream] == 0)
            return; // the end stays the end
        Volatile.Write(ref made[stream], false);
        wanted.Add(stream);
    }

    void MakeAhead()
    {
        try
        {
            for (var stream = 0; stream < blocks.Length; stream++)
                Make(stream);
            heads.SetResult();
            foreach (var stream in wanted.GetConsumingEnumerable())
                Make(stream);
        }
        catch (Exception e)
        {
            heads.TrySetException(e); // later on, who asks for the block meets the same
        }
    }

    void Make(int stream)
    {
        lock (turn)
        {
            if (made[stream])
                return;
            var since = Stopwatch.GetTimestamp();
            rows[stream] = workload.Read(stream, read[stream], MemoryMarshal.Cast<byte, ulong>(blocks[stream].AsSpan(Head)));
            read[stream] += rows[stream];
            BinaryPrimitives.WriteUInt64LittleEndian(blocks[stream], (ulong)rows[stream]);
            Volatile.Write(ref made[stream], true);
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
}
