using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Scale.Data;

namespace Mockloop.Grading.Engine.Scale.Devices;

/// <summary>One device for the thread that feeds and the thread that checks: calls wait for one another.</summary>
sealed class SharedDevice(IDataDevice device) : IDataDevice
{
    readonly Lock turn = new();

    public DeviceUsed Used => device.Used;

    public DeviceBuffer Allocate(int words)
    {
        lock (turn)
            return device.Allocate(words);
    }

    public void Generate(DataSpec spec, int stream, long from, DeviceBuffer into, int rows)
    {
        lock (turn)
            device.Generate(spec, stream, from, into, rows);
    }

    public int Compare(DataSpec spec, long from, DeviceBuffer output, int rows)
    {
        lock (turn)
            return device.Compare(spec, from, output, rows);
    }

    public ChunkDigest Digest(DataSpec spec, long from, DeviceBuffer output, int rows, ulong secret)
    {
        lock (turn)
            return device.Digest(spec, from, output, rows, secret);
    }

    public void Components(DataSpec spec, Span<uint> labels)
    {
        lock (turn)
            device.Components(spec, labels);
    }

    /// <summary>The device is its owner's to dispose.</summary>
    public void Dispose()
    {
    }
}
