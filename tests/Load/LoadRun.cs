using Mockloop.Load.Queue;
using Mockloop.Load.Rate;
using Mockloop.Load.Restart;
using Mockloop.Load.Soak;

namespace Mockloop.Load;

/// <summary>Which part runs; without one all but the soak and the rate, which needs a quiet machine.</summary>
static class LoadRun
{
    const string Usage = "usage: queue [SUBMISSIONS] | rate [SUBMISSIONS] | pool [EVENTS [SEED]] | replicas | restart | soak [--minutes N]";

    public static async Task<int> Main(string[] args)
    {
        var checks = new Checks();
        int? number = args is [_, .., var given] ? int.Parse(given, null) : null;
        string[] parts = args is [] ? ["queue", "replicas", "restart"] : [args[0]];
        foreach (var part in parts)
            switch (part)
            {
                case "queue":
                    await checks.PartAsync("1,000 submissions while workers are killed", () => new QueueLoad(checks, number ?? 1000).RunAsync());
                    break;
                case "rate":
                    await checks.PartAsync("small C++ submissions through the queue, per minute and core", () => new RateLoad(checks, number ?? 120).RunAsync());
                    break;
                case "pool":
                    await checks.PartAsync("random events on the pool with two replicas", () => PoolLoad.RunAsync(checks, args));
                    break;
                case "replicas":
                    await checks.PartAsync("two of every service and three workers play the demo", () => ReplicaPlay.RunAsync(checks));
                    break;
                case "restart":
                    await checks.PartAsync("a rolling restart under load", () => RollingRestart.RunAsync(checks));
                    break;
                case "soak":
                    var minutes = number ?? 10;
                    await checks.PartAsync($"demos in a loop for {minutes} minutes", () => MemorySoak.RunAsync(checks, TimeSpan.FromMinutes(minutes)));
                    break;
                default:
                    Console.Error.WriteLine($"{part}: there is no such part; {Usage}");
                    return 2;
            }
        checks.Sum();
        return checks.AllPassed ? 0 : 1;
    }
}
