using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Mockloop.Grading.Engine.Scale.Devices.OpenCl;

/// <summary>
/// Memory that this process and its device process both have mapped. It has no name anywhere: it is gone with the last
/// process that has it, however that ends.
/// </summary>
sealed unsafe partial class SharedMemory : IDisposable
{
    readonly SafeFileHandle file;
    readonly MemoryMappedFile mapping;
    readonly MemoryMappedViewAccessor view;
    byte* start;

    SharedMemory(SafeFileHandle file, long bytes)
    {
        this.file = file;
        Bytes = bytes;
        mapping = MemoryMappedFile.CreateFromFile(file, null, bytes, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        view = mapping.CreateViewAccessor(0, bytes, MemoryMappedFileAccess.ReadWrite);
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
    }

    public long Bytes { get; }

    /// <summary>The first byte, at the start of a page.</summary>
    public nint Start => (nint)start;

    /// <summary>The descriptor in the process that made it.</summary>
    public int Descriptor => (int)file.DangerousGetHandle();

    /// <summary>New memory, all zero.</summary>
    /// <param name="bytes">At least 1.</param>
    /// <exception cref="DeviceException">There is no room for it.</exception>
    public static SharedMemory Create(long bytes)
    {
        const uint closeOnExec = 1;
        var descriptor = MemoryFile("mockloop-data", closeOnExec);
        return descriptor >= 0
            ? new(new(descriptor, ownsHandle: true), bytes)
            : throw new DeviceException($"no shared memory: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
    }

    /// <summary>The memory that another process of the same user made.</summary>
    public static SharedMemory Open(int process, int descriptor, long bytes) =>
        new(File.OpenHandle($"/proc/{process}/fd/{descriptor}", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite), bytes);

    /// <summary>All of it as numbers.</summary>
    /// <exception cref="ObjectDisposedException">It was given back.</exception>
    public Span<T> As<T>() where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(start is null, this);
        return new(start, (int)(Bytes / sizeof(T)));
    }

    public void Dispose()
    {
        if (start is null)
            return;
        start = null;
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        mapping.Dispose();
        file.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MemoryFile(string name, uint flags);
}
