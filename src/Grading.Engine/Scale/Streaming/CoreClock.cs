using System.Diagnostics;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Sandboxes.Cgroups;

namespace Mockloop.Grading.Engine.Scale.Streaming;

/// <summary>
/// Stamps moments with what was waited for a core, so that a busy machine is not taken for a slow program. Where the kernel
/// does not count that, times are plain wall time.
/// </summary>
sealed class CoreClock : IDisposable
{
    // Reading the counters takes microseconds, as does a batch. In between, what was waited shows in a later moment.
    static readonly long Step = Stopwatch.Frequency / 200;
    volatile Func<CoreTime>? program;
    SchedStat? worker;
    Moment seen;

    /// <summary>The calling thread serves the pipes, from its first moment on.</summary>
    public void Start() => worker = SchedStat.OfThisThread();

    /// <summary>A run begins.</summary>
    /// <param name="cores">Says what its program does on the cores.</param>
    public void Follow(Func<CoreTime> cores) => program = cores;

    /// <summary>
    /// Something happened just now; for the thread that serves the pipes. To be called before that is dealt with: a core lost
    /// while doing so delays what comes after.
    /// </summary>
    public void Look(long now)
    {
        if (now - seen.At >= Step)
            seen = new(now, worker?.Read()?.Waited ?? TimeSpan.Zero, program?.Invoke() ?? default);
    }

    /// <summary>The moment of what was last looked at.</summary>
    public Moment At(long now) => seen with { At = now };

    /// <inheritdoc/>
    public void Dispose() => worker?.Dispose();
}
