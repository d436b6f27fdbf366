using System.Runtime.InteropServices;

namespace Mockloop.Grading.Engine.Scale.Devices;

/// <summary>
/// Pages of this process, all zero at first. They go back to the system at once when disposed of: an allocator would keep
/// blocks of this size, and the worker has to stay small.
/// </summary>
sealed unsafe partial class NativeBuffer : DeviceBuffer
{
    readonly int words;
    ulong* memory;

    /// <param name="words">64-bit words.</param>
    /// <exception cref="OutOfMemoryException">The system has none left.</exception>
    public NativeBuffer(int words)
    {
        const int readAndWrite = 3, privateAndOfNoFile = 0x22;
        this.words = words;
        memory = Map(null, Size, readAndWrite, privateAndOfNoFile, -1, 0);
        if ((nint)memory == -1)
            throw new OutOfMemoryException($"mmap of {Size:N0} bytes: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
    }

    /// <inheritdoc/>
    public override Span<ulong> Words => memory is null ? throw new ObjectDisposedException(nameof(NativeBuffer)) : new(memory, words);

    /// <summary>Bytes; a mapping cannot be empty.</summary>
    nuint Size => (nuint)Math.Max(1, words) * sizeof(ulong);

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (memory is not null)
            _ = Unmap(memory, Size);
        memory = null;
    }

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial ulong* Map(void* at, nuint size, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(void* at, nuint size);
}
