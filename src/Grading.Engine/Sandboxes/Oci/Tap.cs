using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Mockloop.Grading.Engine.Sandboxes.Oci;

/// <summary>Takes what a program writes until it ends or has brought more than allowed; then closes the pipe, which the writer feels.</summary>
sealed class Tap(SafeFileHandle readEnd, Stream target, long limit) : IDisposable
{
    readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(64 << 10);
    long total;

    public SafeFileHandle Handle => readEnd;

    public bool Open => !readEnd.IsClosed;

    /// <summary>More came than allowed.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>Takes one read's worth.</summary>
    public void Take()
    {
        if (Libc.Read(readEnd, buffer) is not { } read)
            return;
        var fits = (int)Math.Min(read, limit - total);
        target.Write(buffer, 0, fits);
        total += read;
        Overflowed = total > limit;
        if (read == 0 || Overflowed)
            readEnd.Dispose();
    }

    public void Dispose()
    {
        readEnd.Dispose();
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
