using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Scale.Devices.OpenCl;
using Mockloop.Grading.Engine.Scale.Devices.Simd;

namespace Mockloop.Grading.Engine.Scale.Devices;

/// <summary>
/// The devices of this process. Which one is used is decided by a self-test against known answers, never by a name: GPUs
/// first, then other OpenCL devices, then SIMD, which is also gone on with when a device fails later. The first opening
/// starts the device process; the others share it.
/// </summary>
public sealed class DataDevices(DeviceOptions options) : IDisposable
{
    readonly Lock opening = new();
    DeviceProcess? process;
    DeviceUsed? used;
    string? passedOver;
    long tried;

    /// <summary>The number of the device process; null while there is none.</summary>
    internal int? ProcessId => process?.Id;

    /// <summary>A device for one user at a time.</summary>
    public IDataDevice Open()
    {
        if (options.Choice is DeviceChoice.Scalar)
            return new ScalarDevice();
        if (options.Choice is DeviceChoice.Simd)
            return new SimdDevice();
        lock (opening)
        {
            if (process?.Lost is { } lost)
                Forget(lost);
            if (process is null && (passedOver is null || TimeProvider.System.GetElapsedTime(tried) > options.TryAgainAfter))
                Search();
            return process is null
                ? new FallbackDevice(null, new SimdDevice(), passedOver)
                : new FallbackDevice(new OpenClDevice(process, used!, options.For), new SimdDevice(), passedOver);
        }
    }

    void Forget(string lost)
    {
        process!.Dispose();
        process = null;
        (passedOver, tried) = ($"{lost}; it is tried again later", TimeProvider.System.GetTimestamp());
    }

    void Search()
    {
        var search = new DeviceSearch(options);
        process = search.Run();
        (used, passedOver, tried) = (search.Used, search.PassedOver, TimeProvider.System.GetTimestamp());
    }

    /// <summary>Ends the device process.</summary>
    public void Dispose()
    {
        lock (opening)
            process?.Dispose();
    }
}
