using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Grading.Tests.Engine.Scale.Devices;

/// <summary>
/// The OpenCL device of this machine, which PoCL provides everywhere. Tests fail where there is none, with the remedy: what
/// is never run is never right.
/// </summary>
public sealed class OpenClFixture : IDisposable
{
    /// <summary>Machines that run tests are busy.</summary>
    internal static readonly DeviceOptions Options = new() { Choice = DeviceChoice.OpenCl, Timeout = TimeSpan.FromMinutes(2) };

    readonly DataDevices devices = new(Options);
    readonly DataDevices asGpu = new(Options with { Variables = new Dictionary<string, string> { ["MOCKLOOP_DEVICE_AS_GPU"] = "1" } });

    /// <summary>A device of the test's own, in the process that all of them share.</summary>
    public IDataDevice Open() => Open(devices);

    /// <summary>The same device, worked as a GPU is: the other layout, and copies.</summary>
    public IDataDevice OpenAsGpu() => Open(asGpu);

    static IDataDevice Open(DataDevices devices)
    {
        var device = devices.Open();
        if (device.Used.Kind != "OpenCl")
            Assert.Fail($"These tests need an OpenCL device: {device.Used.Fallback}. Debian: apt-get install pocl-opencl-icd ocl-icd-libopencl1.");
        return device;
    }

    public void Dispose()
    {
        devices.Dispose();
        asGpu.Dispose();
    }
}
