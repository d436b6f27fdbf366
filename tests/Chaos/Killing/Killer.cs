using System.Diagnostics;
using System.Runtime.InteropServices;
using Mockloop.Chaos.Running;
using Mockloop.TestServers;

namespace Mockloop.Chaos.Killing;

/// <summary>Kills with SIGKILL and measures how long it takes until the same is ready again.</summary>
sealed class Killer(PlatformProcess platform)
{
    const int SigKill = 9;
    readonly Dictionary<string, List<TimeSpan>> recoveries = Targets.All.ToDictionary(t => t.Resource, _ => new List<TimeSpan>());
    readonly Dictionary<string, int> kills = Targets.All.ToDictionary(t => t.Resource, _ => 0);

    /// <summary>Kills by a signal from outside, per target.</summary>
    internal IReadOnlyDictionary<string, int> Kills => kills;

    /// <summary>Times from the kill until ready, per target.</summary>
    internal IReadOnlyDictionary<string, List<TimeSpan>> Recoveries => recoveries;

    /// <summary>Kills the target as soon as it is ready, and waits until it is so again.</summary>
    internal async Task KillAsync(Target target, CancellationToken stop)
    {
        var before = await ReadyAsync(target.Resource, stop);
        Say($"kill -9 {target.Resource}");
        var clock = Stopwatch.StartNew();
        if (kill(target.Group ? -before.Pid!.Value : before.Pid!.Value, SigKill) != 0) return;
        lock (kills) kills[target.Resource]++;
        await AgainAsync(target.Resource, before.Restarts, stop);
        lock (recoveries) recoveries[target.Resource].Add(clock.Elapsed);
    }

    /// <summary>Waits until the resource has been started more often than so, and is ready.</summary>
    internal Task AgainAsync(string resource, int restarts, CancellationToken stop) =>
        platform.UntilAsync(all => all.Any(r => r.Name == resource && r.Restarts > restarts && r.Healthy), stop);

    /// <summary>The resource, once it is ready.</summary>
    internal async Task<ResourceLine> ReadyAsync(string resource, CancellationToken stop)
    {
        ResourceLine? found = null;
        await platform.UntilAsync(all => (found = all.FirstOrDefault(r => r.Name == resource && r is { Healthy: true, Pid: not null })) is not null, stop);
        return found!;
    }

    internal static void Say(string what) => Console.WriteLine($"  ✗ {TimeProvider.System.GetUtcNow():HH:mm:ss} {what}");

    [DllImport("libc")]
    static extern int kill(int process, int signal);
}
