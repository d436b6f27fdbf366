using System.Diagnostics;
using Microsoft.Win32.SafeHandles;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Scale.Streaming;

/// <summary>
/// One thread that serves both pipes until the program's end of its output is closed. It never waits for one of them
/// alone: a program may write without reading, or read without writing.
/// </summary>
sealed class Conversation
{
    const int Look = 20; // ms between looks at whether it was abandoned
    const int ReadAtOnce = 256 << 10; // fits the second-level cache, where the check finds it again
    // 20 µs: a program that writes small batches would pay a fifth of its CPU time for waking us each time.
    static readonly long Spin = Stopwatch.Frequency / 50_000;

    readonly SafeFileHandle readEnd;
    readonly Feed feed;
    readonly OutputReader reader;
    readonly Func<bool> wrong;
    readonly CoreClock clock;
    readonly CancellationTokenSource stopped;
    readonly TaskCompletionSource<bool> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    volatile bool abandoned;

    /// <param name="readEnd">The program's standard output.</param>
    /// <param name="feed">Its standard input.</param>
    /// <param name="reader">Understands what it writes.</param>
    /// <param name="wrong">Whether a row was wrong.</param>
    /// <param name="clock">Told which thread serves the pipes.</param>
    /// <param name="stopped">Cancelled when there is no use in running on.</param>
    public Conversation(SafeFileHandle readEnd, Feed feed, OutputReader reader, Func<bool> wrong, CoreClock clock, CancellationTokenSource stopped)
    {
        (this.readEnd, this.feed, this.reader, this.wrong, this.clock, this.stopped) = (readEnd, feed, reader, wrong, clock, stopped);
        new Thread(Run) { IsBackground = true, Name = "stream" }.Start();
    }

    /// <summary>True when the output ended where it may.</summary>
    public Task<bool> Ended => ended.Task;

    /// <summary>Nobody wants to know any more. Returns when the thread has let go of everything.</summary>
    public async Task AbandonAsync()
    {
        abandoned = true;
        await Ended.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    void Run()
    {
        try
        {
            var whole = Talk();
            Close();
            ended.SetResult(whole);
        }
        catch (Exception e) // the workload or the check failed, never the program
        {
            Close();
            ended.SetException(e);
            stopped.Cancel();
        }
    }

    void Close()
    {
        feed.Close();
        readEnd.Dispose();
    }

    bool Talk()
    {
        var buffer = new byte[ReadAtOnce + reader.MostLeft];
        var kept = 0;
        clock.Start();
        feed.Give();
        for (var quietSince = Stopwatch.GetTimestamp(); !abandoned;)
        {
            var read = Libc.Read(readEnd, buffer.AsSpan(kept, ReadAtOnce));
            var now = Stopwatch.GetTimestamp();
            if (read == 0)
                return reader.End(buffer.AsSpan(0, kept), now);
            if (read is { } count)
            {
                clock.Look(quietSince = now);
                kept += count;
                var taken = reader.Take(buffer.AsSpan(0, kept), now);
                buffer.AsSpan(taken..kept).CopyTo(buffer);
                kept -= taken;
                if (feed.Waiting)
                    feed.Give();
            }
            else if (feed.Waiting || now - quietSince > Spin)
                Wait();
            if (reader.Broken is not null || wrong())
            {
                stopped.Cancel();
                return true;
            }
        }
        return true;
    }

    /// <summary>Sleeps until a pipe has something for us.</summary>
    void Wait()
    {
        Span<Libc.Watched> watched =
        [
            new() { Descriptor = (int)readEnd.DangerousGetHandle(), Wanted = Libc.CanRead },
            new() { Descriptor = feed.Waiting ? feed.Descriptor : -1, Wanted = Libc.CanWrite },
        ];
        Libc.Poll(watched, Look);
        if (watched[1].Seen != 0)
            feed.Give();
    }
}
