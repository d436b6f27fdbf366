using Mockloop.Grading.Engine.Scale.Data;
using Mockloop.Grading.Engine.Scale.Devices;
using Spectre.Console;

namespace Mockloop.Benchmarks.Scale;

/// <summary>What a device process costs before it does anything, with every call, and for components. Nothing is asserted.</summary>
static class DeviceStart
{
    const int Starts = 5, Calls = 1_000;
    static readonly DataSpec Tokens = new("token-shards", 1, 1_000_000, 16), Registry = new("model-registry", 1, 2_000_000, 3_000_000);

    public static Task<bool> RunAsync()
    {
        var (first, cached, again) = (new Sample("first start, kernels compiled"), new Sample("start with compiled kernels"), new Sample("another opening"));
        var cache = Directory.CreateTempSubdirectory("bench-opencl-");
        for (var i = 0; i < Starts; i++)
        {
            Start(first, Directory.CreateDirectory(Path.Combine(cache.FullName, $"{i}")).FullName);
            Start(cached, Path.Combine(cache.FullName, "0"));
        }
        cache.Delete(recursive: true);

        using var devices = new DataDevices(new DeviceOptions());
        using var device = devices.Open();
        using var scalar = new ScalarDevice();
        var (call, components, unionFind) = (new Sample("a comparison of one row"), new Sample("components, 2 M records, 3 M pairs"), new Sample("the same by union-find"));
        using var row = device.Allocate(2);
        device.Generate(Tokens, 0, 0, row, 1);
        var labels = new uint[Registry.N];
        for (var i = 0; i < Calls; i++)
            call.Take(() => device.Compare(Tokens, 0, row, 1));
        for (var i = 0; i < Starts; i++)
        {
            again.Take(() => devices.Open().Dispose());
            components.Take(() => device.Components(Registry, labels));
            unionFind.Take(() => scalar.Components(Registry, labels));
        }
        var table = new Table().AddColumns($"{device.Used.Kind} ({device.Used.Name})", "median, ms", "p95, ms");
        foreach (var sample in new[] { first, cached, again, call, components, unionFind })
            table.AddRow(sample.Name, $"{sample.Median:0.00}", $"{sample.Percentile95:0.00}");
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine($"memory of the device process, at most: {Memory(devices.ProcessId)}");
        return Task.FromResult(device.Used.Fallback is null);
    }

    static void Start(Sample sample, string cache)
    {
        using var devices = new DataDevices(new DeviceOptions { CacheFolder = cache });
        sample.Take(() => devices.Open().Dispose());
    }

    static string Memory(int? process) => process is null ? "none"
        : File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal)).Split(':')[1].Trim();
}
