using System.Runtime.InteropServices;

namespace Mockloop.Grading.Engine.Scale.Devices;

/// <summary>Memory of this process, on a cache line's boundary.</summary>
sealed unsafe class NativeBuffer(int words) : DeviceBuffer
{
    const int CacheLine = 64;
    ulong* memory = (ulong*)NativeMemory.AlignedAlloc((nuint)words * sizeof(ulong), CacheLine);

    /// <inheritdoc/>
    public override Span<ulong> Words => memory is null ? throw new ObjectDisposedException(nameof(NativeBuffer)) : new(memory, words);

    /// <inheritdoc/>
    public override void Dispose()
    {
        NativeMemory.AlignedFree(memory);
        memory = null;
    }
}
