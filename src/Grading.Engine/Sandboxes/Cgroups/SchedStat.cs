using System.Buffers.Text;
using Microsoft.Win32.SafeHandles;

namespace Mockloop.Grading.Engine.Sandboxes.Cgroups;

/// <summary>A task's <c>schedstat</c>, kept open: reading it again costs one system call.</summary>
sealed class SchedStat : IDisposable
{
    const int NanosecondsPerTick = 100;
    readonly SafeFileHandle handle;

    SchedStat(SafeFileHandle handle) => this.handle = handle;

    /// <summary>The first thread of a process; null when it is gone, and where the kernel does not count (CONFIG_SCHED_INFO).</summary>
    public static SchedStat? Of(int pid) => Open($"/proc/{pid}/schedstat");

    /// <summary>The thread that calls; null where the kernel does not count. Any thread may read it then.</summary>
    public static SchedStat? OfThisThread() => Open("/proc/thread-self/schedstat");

    /// <summary>Its CPU time, and how long it was ready to run and waited for a core; null when it is gone.</summary>
    public (TimeSpan Ran, TimeSpan Waited)? Read()
    {
        try
        {
            Span<byte> buffer = stackalloc byte[128];
            ReadOnlySpan<byte> text = buffer[..RandomAccess.Read(handle, buffer, 0)];
            return Utf8Parser.TryParse(text, out long ran, out var length) && Utf8Parser.TryParse(text[(length + 1)..], out long waited, out _)
                ? (TimeSpan.FromTicks(ran / NanosecondsPerTick), TimeSpan.FromTicks(waited / NanosecondsPerTick))
                : null;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    public void Dispose() => handle.Dispose();

    static SchedStat? Open(string path)
    {
        try
        {
            return new(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
