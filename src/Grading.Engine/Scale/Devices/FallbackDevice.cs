using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Scale.Data;

namespace Mockloop.Grading.Engine.Scale.Devices;

/// <summary>
/// A device that may fail, and one that does not: after the first failure everything is done by the second one, the call
/// that failed included. Both give the same bits, so that only <see cref="Used"/> tells.
/// </summary>
sealed class FallbackDevice(IDataDevice? device, IDataDevice simd, string? why = null) : IDataDevice
{
    IDataDevice? device = device;
    string? why = why;

    /// <inheritdoc/>
    public DeviceUsed Used => (device ?? simd).Used with { Fallback = why };

    /// <inheritdoc/>
    public DeviceBuffer Allocate(int words) => Try(d => d.Allocate(words));

    /// <inheritdoc/>
    public void Generate(DataSpec spec, int stream, long from, DeviceBuffer into, int rows) => Try(d =>
    {
        d.Generate(spec, stream, from, into, rows);
        return true;
    });

    /// <inheritdoc/>
    public int Compare(DataSpec spec, long from, DeviceBuffer output, int rows) => Try(d => d.Compare(spec, from, output, rows));

    /// <inheritdoc/>
    public ChunkDigest Digest(DataSpec spec, long from, DeviceBuffer output, int rows, ulong secret) => Try(d => d.Digest(spec, from, output, rows, secret));

    /// <inheritdoc/>
    public void Components(DataSpec spec, Span<uint> labels)
    {
        if (device is { } first)
            try
            {
                first.Components(spec, labels);
                return;
            }
            catch (DeviceException e)
            {
                GoOn(e);
            }
        simd.Components(spec, labels);
    }

    T Try<T>(Func<IDataDevice, T> call)
    {
        if (device is { } first)
            try
            {
                return call(first);
            }
            catch (DeviceException e)
            {
                GoOn(e);
            }
        return call(simd);
    }

    void GoOn(DeviceException e)
    {
        device?.Dispose();
        device = null;
        why = (why is null ? "" : why + "; ") + $"{e.Message}; went on with SIMD";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        device?.Dispose();
        simd.Dispose();
    }
}
