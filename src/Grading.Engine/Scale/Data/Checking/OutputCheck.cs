using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Grading.Engine.Scale.Data.Checking;

/// <summary>Collects output in chunks of 1 MiB and has a thread of its own compare them, at most a few chunks behind.</summary>
sealed class OutputCheck : IOutputCheck
{
    const int ChunkWords = 1 << 17, Chunks = 4;
    readonly BlockingCollection<(DeviceBuffer Buffer, int Words)> full = [];
    readonly BlockingCollection<DeviceBuffer> free = [];
    readonly ChunkComparison comparison;
    readonly Thread thread;
    readonly List<DeviceBuffer> buffers = [];
    DeviceBuffer? current;
    int filled;
    volatile ExceptionDispatchInfo? failure;

    /// <param name="answer">What should be written.</param>
    public OutputCheck(Answer answer)
    {
        comparison = new(answer);
        for (var i = 0; i < Chunks; i++)
        {
            buffers.Add(answer.Device.Allocate(ChunkWords));
            free.Add(buffers[i]);
        }
        thread = new(Compare) { IsBackground = true, Name = "output check" };
        thread.Start();
    }

    /// <inheritdoc/>
    public OutputFault? Fault => comparison.Fault;

    /// <inheritdoc/>
    public void Take(ReadOnlySpan<byte> rows)
    {
        while (!rows.IsEmpty && Fault is null)
        {
            failure?.Throw();
            current ??= free.Take();
            var room = MemoryMarshal.AsBytes(current.Words[..ChunkWords])[filled..];
            var part = rows[..Math.Min(rows.Length, room.Length)];
            part.CopyTo(room);
            filled += part.Length;
            rows = rows[part.Length..];
            if (part.Length == room.Length)
                Send();
        }
    }

    /// <inheritdoc/>
    public OutputFault? Finish()
    {
        if (current is not null)
            Send();
        full.CompleteAdding();
        thread.Join();
        failure?.Throw();
        return comparison.Finish();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        full.CompleteAdding();
        comparison.Stop();
        thread.Join();
        foreach (var buffer in buffers)
            buffer.Dispose();
        full.Dispose();
        free.Dispose();
    }

    void Send()
    {
        full.Add((current!, filled / sizeof(ulong)));
        (current, filled) = (null, 0);
    }

    void Compare()
    {
        foreach (var (buffer, words) in full.GetConsumingEnumerable())
        {
            try
            {
                if (failure is null)
                    comparison.Take(buffer, words);
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e); // thrown where the output is handed over
            }
            free.Add(buffer);
        }
    }
}
