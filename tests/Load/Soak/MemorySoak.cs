using System.Diagnostics;
using Mockloop.Load.Platform;
using Mockloop.Simulator;
using Mockloop.Simulator.Play;

namespace Mockloop.Load.Soak;

/// <summary>
/// Plays demos one after the other on one platform and compares what every service holds in memory early and late.
/// The first quarter, at least two plays, is not compared: until then code is compiled twice, pools and caches fill, and
/// the collector learns how much is born between two collections.
/// </summary>
static class MemorySoak
{
    const double Tolerance = 0.10;
    const int WarmPlays = 2;

    public static async Task RunAsync(Checks checks, TimeSpan duration)
    {
        using var platform = await RunningPlatform.StartAsync([], "--demo", "--no-play");
        using var stop = new CancellationTokenSource();
        var memory = new MemorySamples(platform);
        var sampling = memory.RunAsync(stop.Token);
        var clock = Stopwatch.StartNew();
        var (plays, failed, warm) = (0, 0, TimeSpan.Zero);
        // The clock says when to end, the number of plays whether enough was played: a slow machine gets more time, not less work.
        while (clock.Elapsed < duration || (plays < WarmPlays * 3 && clock.Elapsed < duration * 3))
        {
            var began = clock.Elapsed;
            var options = new SimulationOptions(Members: 8, Candidates: 4, Seed: ++plays, Track: "senior-tpm", ResultFile: null);
            var code = await Quietly(() => Simulation.RunAsync(options, platform.Configuration, TimeProvider.System, stop.Token));
            failed += code == 0 ? 0 : 1;
            if (plays <= WarmPlays || clock.Elapsed < duration / 4)
                warm = clock.Elapsed;
            Checks.Say($"play {plays} ended with {code} after {(clock.Elapsed - began).TotalSeconds:0} s");
        }
        await stop.CancelAsync();
        await sampling;
        checks.Equal(failed, 0, $"failed of {plays} plays");
        checks.That(plays >= WarmPlays * 3, $"played often enough to compare: {plays} times in {clock.Elapsed.TotalMinutes:0.0} min, the first {warm.TotalMinutes:0.0} min not compared");
        Compare(checks, memory, warm, clock.Elapsed);
    }

    static void Compare(Checks checks, MemorySamples memory, TimeSpan from, TimeSpan to)
    {
        var window = (to - from) / 3;
        Checks.Say("service           early MiB    late MiB   ratio   most MiB  (medians of resident memory)");
        foreach (var service in memory.Services)
        {
            var early = memory.Median(service, from, from + window);
            var late = memory.Median(service, to - window, to);
            var ratio = late / early;
            var line = $"{service,-16} {early,10:0.0} {late,11:0.0} {ratio,7:0.000} {memory.Most(service),10:0.0}";
            if (memory.IsOurs(service))
                checks.That(Math.Abs(ratio - 1) <= Tolerance, line);
            else
                Checks.Say($"        {line}");
        }
    }

    static async Task<int> Quietly(Func<Task<int>> play)
    {
        var console = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            return await play();
        }
        finally
        {
            Console.SetOut(console);
        }
    }
}
