using System.Buffers.Binary;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Scale.Data;

namespace Mockloop.Grading.Engine.Scale.Streaming;

/// <summary>
/// All input streams one after the other, for programs that do not pull. What lies in the pipe unread does not count as
/// handed over.
/// </summary>
sealed class WholeFeed : Feed
{
    const int ChunkBytes = 64 << 10, MostDigits = 20;
    readonly SafeFileHandle measured;
    readonly IWorkload workload;
    readonly bool text;
    readonly byte[] chunk = new byte[ChunkBytes];
    readonly ulong[] numbers = new ulong[ChunkBytes / (MostDigits + 1)];
    readonly Queue<(long From, long To, int Rows)> inPipe = new();
    int stream;
    long read, bytes, gone;

    /// <param name="writeEnd">The program's standard input.</param>
    /// <param name="measured">A handle of our own on its other end, to see what lies unread; taken over.</param>
    /// <param name="workload">Where the rows come from.</param>
    /// <param name="batchSize">Told to the program, with the number of streams.</param>
    /// <param name="text">Decimal numbers, a line per row and an empty line after each stream; else blocks as a pull is answered.</param>
    /// <param name="clock">Stamps.</param>
    public WholeFeed(SafeFileHandle writeEnd, SafeFileHandle measured, IWorkload workload, int batchSize, bool text, CoreClock clock) : base(writeEnd, clock)
    {
        (this.measured, this.workload, this.text) = (measured, workload, text);
        numbers[0] = (ulong)batchSize;
        numbers[1] = (ulong)workload.Inputs.Count;
        var length = text ? Print(1, 2) : Copy(2, 0);
        Lay(length, 0);
    }

    public override long Pulled
    {
        get
        {
            var taken = bytes - Unsent - Libc.Unread(measured);
            while (inPipe.TryPeek(out var first) && first.To <= taken)
                gone += inPipe.Dequeue().Rows;
            return gone + (inPipe.TryPeek(out var part) ? part.Rows * Math.Max(0, taken - part.From) / (part.To - part.From) : 0);
        }
    }

    protected override bool Refill()
    {
        if (stream == workload.Inputs.Count)
        {
            Ended();
            Close();
            return false;
        }
        var columns = workload.Inputs[stream].Columns;
        var rows = workload.Read(stream, read, numbers.AsSpan(0, numbers.Length / columns * columns));
        read += rows;
        if (rows == 0)
            (stream, read) = (stream + 1, 0);
        Lay(text ? Print(rows, columns) : Block(rows, columns), rows);
        return true;
    }

    public override void Dispose()
    {
        base.Dispose();
        measured.Dispose();
    }

    void Lay(int length, int rows)
    {
        inPipe.Enqueue((bytes, bytes + length, rows));
        bytes += length;
        Send(chunk.AsMemory(0, length));
    }

    int Block(int rows, int columns)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(chunk, (ulong)rows);
        return Copy(rows * columns, sizeof(ulong));
    }

    int Copy(int count, int at)
    {
        MemoryMarshal.AsBytes(numbers.AsSpan(0, count)).CopyTo(chunk.AsSpan(at));
        return at + (count * sizeof(ulong));
    }

    int Print(int rows, int columns)
    {
        var at = 0;
        for (var i = 0; i < rows * columns; i++)
        {
            Utf8Formatter.TryFormat(numbers[i], chunk.AsSpan(at), out var digits);
            at += digits;
            chunk[at++] = (i + 1) % columns == 0 ? (byte)'\n' : (byte)' ';
        }
        if (rows == 0)
            chunk[at++] = (byte)'\n';
        return at;
    }
}
