using System.Diagnostics;
using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Cli.Doctor;

/// <summary>Which device would make and compare the data of replays at production scale, or why it is only SIMD.</summary>
static class DeviceTrial
{
    const string Remedy = "Install an OpenCL driver, of the graphics card or PoCL (Debian: apt-get install pocl-opencl-icd ocl-icd-libopencl1).";

    /// <summary>Chooses it as a worker does, self-test included.</summary>
    public static Need Run()
    {
        const string name = "device";
        try
        {
            var clock = Stopwatch.StartNew();
            using var devices = new DataDevices(DeviceOptions.FromEnvironment());
            using var device = devices.Open();
            var used = device.Used;
            var found = $"{used.Kind} ({used.Name}), ready in {clock.ElapsedMilliseconds} ms";
            return new(name, used.Fallback is null, true, used.Fallback is null ? found : $"{found}: {used.Fallback}", Remedy);
        }
        catch (ArgumentException e)
        {
            return new(name, false, true, e.Message, "Set it to one of these, or not at all.");
        }
    }
}
