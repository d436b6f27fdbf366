namespace Mockloop.Grading.Engine.Scale.Devices.OpenCl;

/// <summary>A buffer that the device process can map; it stays usable here when that process is gone.</summary>
/// <param name="words">64-bit words; 0 is allowed.</param>
/// <param name="given">Told when it is given back.</param>
sealed class SharedBuffer(int words, Action<SharedMemory> given) : DeviceBuffer
{
    public SharedMemory Memory { get; } = SharedMemory.Create(Math.Max(words, 1) * (long)sizeof(ulong));

    /// <inheritdoc/>
    public override Span<ulong> Words => Memory.As<ulong>()[..words];

    /// <inheritdoc/>
    public override void Dispose()
    {
        given(Memory);
        Memory.Dispose();
    }
}
