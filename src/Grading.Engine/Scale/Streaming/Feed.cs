using System.Diagnostics;
using Microsoft.Win32.SafeHandles;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Scale.Streaming;

/// <summary>Writes input into the program's standard input without ever waiting for it, and knows how much went over.</summary>
/// <param name="writeEnd">The pipe.</param>
/// <param name="clock">Stamps.</param>
abstract class Feed(SafeFileHandle writeEnd, CoreClock clock) : IDisposable
{
    ReadOnlyMemory<byte> sending;
    TimeSpan spent;

    /// <summary>Nobody reads any more, or nothing is left to write.</summary>
    public bool Closed => writeEnd.IsClosed;

    /// <summary>The pipe.</summary>
    public int Descriptor => (int)writeEnd.DangerousGetHandle();

    /// <summary>Something waits until there is room.</summary>
    public bool Waiting => !Closed && !sending.IsEmpty;

    /// <summary>Bytes laid down and not written.</summary>
    protected int Unsent => sending.Length;

    /// <summary>Rows handed over.</summary>
    public abstract long Pulled { get; }

    /// <summary>When the last row of all input was handed over; null before.</summary>
    public Moment? EndedAt { get; private set; }

    /// <summary>Time spent making and writing.</summary>
    public virtual TimeSpan Spent => spent;

    /// <summary>The program need not wait for the first of its input.</summary>
    public virtual Task Ready => Task.CompletedTask;

    /// <summary>Writes as much as there is room for.</summary>
    public void Give()
    {
        var since = Stopwatch.GetTimestamp();
        while (!Closed && (!sending.IsEmpty || Refill()))
            if (Libc.Write(writeEnd, sending.Span) is not { } written)
                break;
            else if (written < 0)
                Close();
            else
                sending = sending[written..];
        spent += Stopwatch.GetElapsedTime(since);
    }

    /// <summary>The program finds the end of its input.</summary>
    public void Close() => writeEnd.Dispose();

    /// <inheritdoc/>
    public virtual void Dispose() => Close();

    /// <summary>The last row of all input was handed over.</summary>
    protected void Ended()
    {
        var now = Stopwatch.GetTimestamp();
        clock.Look(now);
        EndedAt ??= clock.At(now);
    }

    /// <summary>Lays down what is written next.</summary>
    protected void Send(ReadOnlyMemory<byte> bytes) => sending = bytes;

    /// <summary>Everything laid down was written: lays down more with <see cref="Send"/>.</summary>
    /// <returns>False when there is nothing.</returns>
    protected abstract bool Refill();
}
