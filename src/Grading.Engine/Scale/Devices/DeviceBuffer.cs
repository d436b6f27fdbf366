namespace Mockloop.Grading.Engine.Scale.Devices;

/// <summary>Memory outside the managed heap that a device and the caller both see.</summary>
public abstract class DeviceBuffer : IDisposable
{
    /// <summary>All of it.</summary>
    public abstract Span<ulong> Words { get; }

    /// <inheritdoc/>
    public abstract void Dispose();
}
