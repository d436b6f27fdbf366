using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Mockloop.Grading.Engine.Scale.Devices.OpenCl;

/// <summary>How the device process is started.</summary>
static class DeviceLaunch
{
    /// <exception cref="DeviceException">It is not there, or nothing can be kept for it.</exception>
    public static ProcessStartInfo Of(DeviceOptions options)
    {
        var cache = options.CacheFolder ?? throw new DeviceException("no folder for compiled kernels that only this user can write to");
        var command = options.Command ?? [Host(), Program()];
        var start = new ProcessStartInfo(command[0], [.. command.Skip(1), $"{Environment.ProcessId}"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (name, value) in Variables(cache).Concat(options.Variables))
            start.Environment[name] = value;
        return start;
    }

    static IEnumerable<KeyValuePair<string, string>> Variables(string cache) => new Dictionary<string, string>
    {
        // PoCL's own handler makes an integer division by zero in C# deadly; it reads this from the native environment only.
        ["POCL_SIGFPE_HANDLER"] = "0",
        // One core stays free for what is being measured.
        ["POCL_MAX_PTHREAD_COUNT"] = Threads,
        ["POCL_CPU_MAX_CU_COUNT"] = Threads, // its name since PoCL 4
        ["POCL_CACHE_DIR"] = cache,
        ["CUDA_CACHE_PATH"] = cache,
        // Debuggers' sockets lie in the temporary folder and would outlive a kill -9.
        ["DOTNET_EnableDiagnostics"] = "0",
        ["DOTNET_gcServer"] = "0",
    };

    static string Threads => $"{Math.Max(1, Environment.ProcessorCount - 1)}";

    static string Program()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Mockloop.Grading.Device.dll");
        return File.Exists(program) ? program : throw new DeviceException("the device program is not beside this one");
    }

    /// <summary>The dotnet that runs this process too.</summary>
    static string Host()
    {
        var own = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        return File.Exists(own) ? own : "dotnet";
    }
}
