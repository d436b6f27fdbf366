using System.Diagnostics;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Sandboxes.Oci;
using Spectre.Console;

namespace Mockloop.Benchmarks.Sandboxes;

/// <summary>How sharp a CPU limit is, and how much the CPU time of the same work varies.</summary>
static class CpuLimits
{
    const int LimitMs = 500, Runs = 100, Repeats = 15;
    const double MostVariation = 0.03;

    public static async Task<bool> RunAsync()
    {
        await using var host = new OciHost(SandboxOptions.FromEnvironment() with { RunId = $"bench-{Environment.ProcessId}" });
        var folder = host.TemporaryFolder("programs");
        var spin = Programs.Compile(folder, "spin", Programs.Spin);
        var table = new Table().AddColumns("CPU used, of the limit", "other core", "within", "beyond", "expected");
        var holds = true;
        foreach (var busy in new[] { false, true })
            foreach (var share in new[] { 0.8, 1.25 })
            {
                using var load = busy ? Process.Start("/bin/sh", ["-c", "while :; do :; done"]) : null;
                var beyond = 0;
                for (var i = 0; i < Runs; i++)
                    beyond += await IsBeyondAsync(host, spin, share) ? 1 : 0;
                load?.Kill();
                holds &= beyond == (share > 1 ? Runs : 0);
                table.AddRow($"{share}", busy ? "busy" : "idle", $"{Runs - beyond}", $"{beyond}", share > 1 ? "all beyond" : "all within");
            }
        AnsiConsole.Write(table);
        return await VariationAsync(host, folder) && holds;
    }

    static async Task<bool> IsBeyondAsync(OciHost host, string spin, double share)
    {
        var limit = TimeSpan.FromMilliseconds(LimitMs);
        var outcome = await OnceAsync(host, spin, new() { Cpu = limit, Wall = Limits.WallFor(limit) }, $"{(int)(LimitMs * share)}");
        var beyond = outcome.Broken.HasFlag(BrokenLimits.Cpu);
        if (beyond != share > 1)
            AnsiConsole.WriteLine($"{share}: {outcome}");
        return beyond;
    }

    static async Task<bool> VariationAsync(OciHost host, string folder)
    {
        var table = new Table().AddColumns("fixed work", "mean CPU ms", "standard deviation", "limit", "3 x: margin for nearLimit");
        var holds = true;
        foreach (var (name, source, most) in new[] { ("in the cache", Programs.InCache, (double?)MostVariation), ("random memory", Programs.AtRandom, null) })
        {
            var program = Programs.Compile(folder, name.Replace(' ', '-'), source);
            var times = new List<double>();
            for (var i = 0; i < Repeats; i++)
                times.Add((await OnceAsync(host, program, new() { Cpu = TimeSpan.FromSeconds(20), Wall = TimeSpan.FromSeconds(60) })).Cpu.TotalMilliseconds);
            var mean = times.Average();
            var variation = Math.Sqrt(times.Sum(t => (t - mean) * (t - mean)) / (times.Count - 1)) / mean;
            holds &= most is null || variation <= most;
            table.AddRow(name, $"{mean:0}", $"{variation:0.0 %}", most is null ? "" : $"{most:0 %}", $"{3 * variation:0.0 %}");
        }
        AnsiConsole.Write(table);
        return holds;
    }

    static async Task<SandboxOutcome> OnceAsync(OciHost host, string program, Limits limits, params string[] arguments)
    {
        await using var sandbox = await host.RentAsync(CancellationToken.None);
        sandbox.Place(program, "program");
        return await sandbox.RunAsync(new(["/prog/program", .. arguments], limits), CancellationToken.None);
    }
}
