using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace Mockloop.Grading.Engine.Sandboxes.Oci;

/// <summary>
/// The worker's side of one run: one thread that waits on the runner's word and on the ends of the three pipes at once,
/// and looks at the limits every few milliseconds.
/// </summary>
/// <param name="control">The runner.</param>
/// <param name="feed">Standard input; null when another program writes it.</param>
/// <param name="output">Standard output; null when another program reads it.</param>
/// <param name="errors">Standard error.</param>
sealed class Exchange(Control control, Feed? feed, Tap? output, Tap errors)
{
    const int Look = 10; // ms

    /// <summary>The runner's last word; null when it died before it could speak.</summary>
    public string? Report { get; private set; }

    /// <summary>When the run was over.</summary>
    public long EndedAt { get; private set; }

    /// <summary>Returns when the runner has spoken (or is gone) and all pipes are closed.</summary>
    /// <param name="look">Called every few milliseconds, and at once when too much was written; may kill the run.</param>
    public void Run(Action look)
    {
        var speaking = true;
        var looked = Stopwatch.GetTimestamp();
        Span<Libc.Watched> watched = stackalloc Libc.Watched[4];
        while (speaking || output is { Open: true } || errors.Open)
        {
            watched[0] = new() { Descriptor = speaking ? (int)control.Handle.DangerousGetHandle() : -1, Wanted = Libc.CanRead };
            watched[1] = Watch(output is { Open: true } ? output.Handle : null, Libc.CanRead);
            watched[2] = Watch(errors.Open ? errors.Handle : null, Libc.CanRead);
            watched[3] = Watch(feed is { Open: true } ? feed.Handle : null, Libc.CanWrite);
            Libc.Poll(watched, Look);

            if (watched[1].Seen != 0)
                output!.Take();
            if (watched[2].Seen != 0)
                errors.Take();
            if (watched[3].Seen != 0)
                feed!.Give();
            if (watched[0].Seen != 0)
            {
                Report = control.Receive();
                EndedAt = Stopwatch.GetTimestamp();
                speaking = false;
            }
            if (Stopwatch.GetElapsedTime(looked).TotalMilliseconds < Look && output is not { Overflowed: true } && !errors.Overflowed)
                continue;
            looked = Stopwatch.GetTimestamp();
            look();
        }
    }

    static Libc.Watched Watch(SafeFileHandle? handle, short wanted) =>
        new() { Descriptor = handle is null ? -1 : (int)handle.DangerousGetHandle(), Wanted = wanted };
}
