using System.Text;
using Silk.NET.OpenCL;

namespace Mockloop.Grading.Device.OpenCl;

/// <summary>The OpenCL loader and the devices its drivers offer, GPUs first.</summary>
sealed unsafe class Driver : IDisposable
{
    /// <summary>CL_DEVICE_HOST_UNIFIED_MEMORY: deprecated, and still the only way to ask.</summary>
    const DeviceInfo SharesMemory = (DeviceInfo)0x1035;

    /// <summary>For tests: a processor is worked as a GPU is, with the other layout and with copies.</summary>
    static readonly bool AsGpu = Environment.GetEnvironmentVariable("MOCKLOOP_DEVICE_AS_GPU") is "1";

    Driver(CL api)
    {
        Api = api;
        Devices = [.. Platforms().SelectMany(DevicesOf).OrderByDescending(d => d.IsGpu)];
        if (Devices.Count == 0)
            throw new OpenClException("no OpenCL device found (the drivers offer none)");
    }

    public CL Api { get; }

    public IReadOnlyList<Accelerator> Devices { get; }

    /// <exception cref="OpenClException">There is no loader, no driver or no device.</exception>
    public static Driver Load()
    {
        try
        {
            return new(CL.GetApi());
        }
        catch (FileNotFoundException e)
        {
            throw new OpenClException("no OpenCL loader found (libOpenCL.so.1); install ocl-icd-libopencl1", e);
        }
    }

    nint[] Platforms()
    {
        uint count = 0;
        var code = Api.GetPlatformIDs(0, null, &count);
        const int noneFound = -1001; // CL_PLATFORM_NOT_FOUND_KHR
        if (code == noneFound || (code == 0 && count == 0))
            throw new OpenClException("no OpenCL platform found (the loader finds no driver, ICD); install pocl-opencl-icd");
        OpenClException.Check(code, "its platforms");
        var platforms = new nint[count];
        fixed (nint* first = platforms)
            OpenClException.Check(Api.GetPlatformIDs(count, first, null), "its platforms");
        return platforms;
    }

    IEnumerable<Accelerator> DevicesOf(nint platform)
    {
        uint count = 0;
        if (Api.GetDeviceIDs(platform, DeviceType.All, 0, null, &count) != 0 || count == 0)
            return []; // a driver without a device of its own
        var ids = new nint[count];
        fixed (nint* first = ids)
            OpenClException.Check(Api.GetDeviceIDs(platform, DeviceType.All, count, first, null), "its devices");
        return ids.Select(id => new Accelerator(
            platform, id, Text(id, DeviceInfo.Name),
            (Number(id, DeviceInfo.Type) & (ulong)DeviceType.Gpu) != 0,
            (Number(id, DeviceInfo.Type) & (ulong)DeviceType.Cpu) != 0 && !AsGpu,
            Number(id, SharesMemory) != 0 && !AsGpu,
            (int)Number(id, DeviceInfo.MaxComputeUnits)));
    }

    ulong Number(nint device, DeviceInfo what)
    {
        ulong value = 0;
        OpenClException.Check(Api.GetDeviceInfo(device, what, sizeof(ulong), &value, null), $"{what} of a device");
        return value;
    }

    string Text(nint device, DeviceInfo what)
    {
        const int longest = 1024;
        var text = stackalloc byte[longest];
        nuint length = 0;
        OpenClException.Check(Api.GetDeviceInfo(device, what, longest, text, &length), $"{what} of a device");
        return Encoding.UTF8.GetString(text, (int)length).TrimEnd('\0').Trim();
    }

    public void Dispose() => Api.Dispose();
}
