using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Mockloop.Grading.Engine.Scale.Data;

namespace Mockloop.Grading.Engine.Scale.Streaming;

/// <summary>Answers pulls with the next block of a stream. While nothing is asked, the streams' next blocks are made, so that an answer is one write.</summary>
sealed class BlockFeed : Feed
{
    const int Head = sizeof(ulong);
    static readonly byte[] StreamEnd = new byte[Head];

    readonly IWorkload workload;
    readonly IReadOnlyList<int> rows;
    readonly byte[]?[] blocks;
    readonly long[] read;
    readonly bool[] made;
    readonly Queue<int> asked = new(), toMake;
    int answering = -1;
    long pulled;

    /// <param name="writeEnd">The program's standard input.</param>
    /// <param name="workload">Where the rows come from.</param>
    /// <param name="rows">In a block, by stream.</param>
    /// <param name="batchSize">Told to the program.</param>
    public BlockFeed(SafeFileHandle writeEnd, IWorkload workload, IReadOnlyList<int> rows, int batchSize) : base(writeEnd)
    {
        var streams = workload.Inputs.Count;
        (this.workload, this.rows) = (workload, rows);
        (blocks, read, made, toMake) = (new byte[streams][], new long[streams], new bool[streams], new(Enumerable.Range(0, streams)));
        var header = Header(workload, batchSize);
        Send(header, header.Length);
    }

    public override long Pulled => pulled;

    /// <summary>Pulls that wait for their answer.</summary>
    public int Asked => asked.Count;

    /// <summary>A pull; answered at once where there is room.</summary>
    public void Ask(int stream)
    {
        asked.Enqueue(stream);
        Give();
    }

    protected override bool Refill()
    {
        Answered();
        if (!asked.TryDequeue(out var stream))
            return false;
        var count = Make(stream);
        pulled += count;
        answering = stream;
        Send(blocks[stream]!, Head + (count * RowBytes(stream)));
        return true;
    }

    protected override bool MakeAhead()
    {
        while (toMake.TryDequeue(out var stream))
            if (!made[stream])
            {
                Make(stream);
                return true;
            }
        return false;
    }

    /// <summary>What was sent last has gone over: its place is free.</summary>
    void Answered()
    {
        if (answering < 0)
            return;
        if (pulled == workload.InputRows && EndedAt is null)
            EndedAt = Stopwatch.GetTimestamp();
        if (blocks[answering] != StreamEnd)
        {
            made[answering] = false;
            toMake.Enqueue(answering);
        }
        answering = -1;
    }

    /// <summary>The stream's next block, unless it lies there already.</summary>
    /// <returns>Its rows.</returns>
    int Make(int stream)
    {
        var block = blocks[stream] ??= new byte[Head + (rows[stream] * RowBytes(stream))];
        if (made[stream])
            return (int)BinaryPrimitives.ReadUInt64LittleEndian(block);
        made[stream] = true;
        var count = workload.Read(stream, read[stream], MemoryMarshal.Cast<byte, ulong>(block.AsSpan(Head)));
        read[stream] += count;
        BinaryPrimitives.WriteUInt64LittleEndian(block, (ulong)count);
        if (count == 0)
            blocks[stream] = StreamEnd;
        return count;
    }

    int RowBytes(int stream) => workload.Inputs[stream].Columns * sizeof(ulong);

    static byte[] Header(IWorkload workload, int batchSize)
    {
        ulong[] numbers = [(ulong)batchSize, (ulong)workload.Inputs.Count, (ulong)workload.OutputColumns, .. workload.Inputs.Select(s => (ulong)s.Columns)];
        return [.. Encoding.ASCII.GetBytes("MOCKFEED"), .. MemoryMarshal.AsBytes(numbers.AsSpan())];
    }
}
