using System.Diagnostics;
using System.Globalization;
using Mockloop.Load.Platform;

namespace Mockloop.Load.Soak;

/// <summary>Resident memory of every process of the platform, looked at every few seconds.</summary>
sealed class MemorySamples(RunningPlatform platform)
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    readonly List<(TimeSpan At, string Service, double MiB)> samples = [];
    readonly HashSet<string> ours = [];

    public IEnumerable<string> Services => samples.Select(s => s.Service).Distinct().Order();

    public bool IsOurs(string service) => ours.Contains(service);

    public double Most(string service) => samples.Where(s => s.Service == service).Max(s => s.MiB);

    public double Median(string service, TimeSpan from, TimeSpan to)
    {
        var sorted = samples.Where(s => s.Service == service && s.At >= from && s.At <= to).Select(s => s.MiB).Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[sorted.Count / 2];
    }

    public async Task RunAsync(CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        while (!stop.IsCancellationRequested)
        {
            foreach (var resource in (await platform.Host.ResourcesAsync()).Where(r => r.Pid is not null && r.Urls.Length > 0))
            {
                if (resource.Kind == "Project")
                    ours.Add(resource.Name);
                if (Resident(resource.Pid!.Value) is { } mib)
                    samples.Add((clock.Elapsed, resource.Name, mib));
            }
            await Task.Delay(Pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    static double? Resident(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            return null;
        }
    }
}
