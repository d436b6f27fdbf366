using Microsoft.Win32.SafeHandles;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Scale.Streaming;

/// <summary>Pipes for more than a line.</summary>
static class Pipes
{
    const int Bytes = 1 << 20; // what a kernel grants everybody unless told otherwise

    /// <summary>A pipe that holds 1 MiB, or what the kernel grants.</summary>
    public static (SafeFileHandle Read, SafeFileHandle Write) Large()
    {
        var ends = Libc.Pipe();
        Libc.Enlarge(ends.Write, Bytes);
        return ends;
    }
}
