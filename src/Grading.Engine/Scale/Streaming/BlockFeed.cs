using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Mockloop.Grading.Engine.Scale.Data;

namespace Mockloop.Grading.Engine.Scale.Streaming;

/// <summary>Answers pulls with the next block of a stream, each in one write where there is room.</summary>
sealed class BlockFeed : Feed
{
    readonly IWorkload workload;
    readonly Blocks blocks;
    readonly Queue<int> asked = new();
    (int Stream, int Rows)? answering;
    long pulled;

    /// <param name="writeEnd">The program's standard input.</param>
    /// <param name="workload">Where the rows come from.</param>
    /// <param name="rows">In a block, by stream.</param>
    /// <param name="batchSize">Told to the program.</param>
    /// <param name="clock">Stamps.</param>
    public BlockFeed(SafeFileHandle writeEnd, IWorkload workload, IReadOnlyList<int> rows, int batchSize, CoreClock clock) : base(writeEnd, clock)
    {
        this.workload = workload;
        blocks = new(workload, rows);
        Send(Header(workload, batchSize));
    }

    public override long Pulled => pulled;

    public override Task Ready => blocks.Heads;

    public override TimeSpan Spent => base.Spent + blocks.Spent;

    /// <summary>Pulls that wait for their answer.</summary>
    public int Asked => asked.Count;

    /// <summary>A pull; answered at once where there is room.</summary>
    public void Ask(int stream)
    {
        asked.Enqueue(stream);
        Give();
    }

    public override void Dispose()
    {
        base.Dispose();
        blocks.Dispose();
    }

    protected override bool Refill()
    {
        if (answering is { } sent)
            Answered(sent.Stream, sent.Rows);
        if (!asked.TryDequeue(out var stream))
            return false;
        var (rows, bytes) = blocks.Next(stream);
        pulled += rows;
        answering = (stream, rows);
        Send(bytes);
        return true;
    }

    /// <summary>What was sent last has gone over.</summary>
    void Answered(int stream, int rows)
    {
        if (pulled == workload.InputRows)
            Ended();
        blocks.Free(stream, rows);
        answering = null;
    }

    static byte[] Header(IWorkload workload, int batchSize)
    {
        ulong[] numbers = [(ulong)batchSize, (ulong)workload.Inputs.Count, (ulong)workload.OutputColumns, .. workload.Inputs.Select(s => (ulong)s.Columns)];
        return [.. Encoding.ASCII.GetBytes("MOCKFEED"), .. MemoryMarshal.AsBytes(numbers.AsSpan())];
    }
}
