using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Sandboxes.Oci;
using Spectre.Console;

namespace Mockloop.Benchmarks.Sandboxes;

/// <summary>What a sandbox costs against a bare process: warm back to back within the pool's depth, warm with pauses, cold.</summary>
static class Overhead
{
    const int Depth = 10, BackToBack = 8;

    static readonly (string Name, string[] Command, double? Most)[] Subjects =
    [
        ("/bin/true", ["/bin/true"], 2.5),
        ("python3 -c pass", ["/usr/bin/python3", "-c", "pass"], 1.15),
    ];

    /// <summary>Prints the table; false when a limit of the issue is passed.</summary>
    public static async Task<bool> RunAsync(int rounds)
    {
        var options = SandboxOptions.FromEnvironment() with { RunId = $"bench-{Environment.ProcessId}" };
        await using var warm = new OciHost(options with { Warm = Depth });
        await using var cold = new OciHost(options with { Warm = 0, RunId = options.RunId + "-cold" });
        var table = new Table().AddColumns("subject", "how", "median ms", "p95 ms", "x bare", "limit");
        var holds = true;
        foreach (var (name, command, most) in Subjects)
        {
            Sample bare = new("bare, back to back"), close = new($"warm, {BackToBack} back to back");
            Sample bareApart = new("bare, 50 ms between"), apart = new("warm, 50 ms between"), slow = new("cold");
            for (var round = 0; round < rounds; round++)
            {
                await WaitUntilFullAsync(warm);
                for (var i = 0; i < BackToBack; i++)
                    await close.TakeAsync(() => OnceAsync(warm, command));
                for (var i = 0; i < BackToBack; i++)
                    bare.Take(() => BareProcess.Run(command));
                for (var i = 0; i < BackToBack; i++)
                {
                    await Task.Delay(50);
                    await apart.TakeAsync(() => OnceAsync(warm, command));
                    await Task.Delay(50);
                    bareApart.Take(() => BareProcess.Run(command));
                }
                await slow.TakeAsync(() => OnceAsync(cold, command));
            }
            foreach (var (sample, baseline, limit) in new[]
            {
                (bare, bare, (double?)null), (close, bare, most), (bareApart, bareApart, null), (apart, bareApart, most), (slow, bare, null),
            })
            {
                var ratio = sample.Median / baseline.Median;
                holds &= limit is null || ratio <= limit;
                table.AddRow(name, sample.Name, $"{sample.Median:0.00}", $"{sample.Percentile95:0.00}", $"{ratio:0.00}", $"{limit}");
            }
        }
        holds &= await ManyTests.RunAsync(warm, table, rounds);
        foreach (var runtime in new[] { "/usr/sbin/runc", "/usr/bin/bwrap" })
            await OtherRuntimeAsync(options with { Runtime = runtime }, table, rounds);
        AnsiConsole.Write(table);
        return holds;
    }

    /// <summary>Another runtime beside it; nothing is demanded of it.</summary>
    static async Task OtherRuntimeAsync(SandboxOptions options, Table table, int rounds)
    {
        var name = Path.GetFileName(options.Runtime);
        if (!File.Exists(options.Runtime))
        {
            table.AddRow("/bin/true", $"{name}: not on this machine");
            return;
        }
        await using var warm = new OciHost(options with { Warm = 2, RunId = $"{options.RunId}-{name}" });
        await using var cold = new OciHost(options with { Warm = 0, RunId = $"{options.RunId}-{name}-cold" });
        Sample bare = new("bare, 50 ms between"), ready = new($"{name}, warm, 50 ms between"), slow = new($"{name}, cold");
        for (var round = 0; round < rounds; round++)
        {
            while (warm.Waiting < 2)
                await Task.Delay(5);
            await Task.Delay(50);
            await ready.TakeAsync(() => OnceAsync(warm, ["/bin/true"]));
            await Task.Delay(50);
            bare.Take(() => BareProcess.Run("/bin/true"));
            await slow.TakeAsync(() => OnceAsync(cold, ["/bin/true"]));
        }
        foreach (var sample in new[] { ready, slow })
            table.AddRow("/bin/true", sample.Name, $"{sample.Median:0.00}", $"{sample.Percentile95:0.00}", $"{sample.Median / bare.Median:0.00}", "");
    }

    static async Task OnceAsync(ISandboxHost host, string[] command)
    {
        await using var sandbox = await host.RentAsync(CancellationToken.None);
        var outcome = await sandbox.RunAsync(new(command, new Limits()), CancellationToken.None);
        if (outcome.ExitCode != 0)
            throw new InvalidOperationException($"{command[0]}: {outcome}");
    }

    static async Task WaitUntilFullAsync(OciHost host)
    {
        while (host.Waiting < Depth)
            await Task.Delay(5);
        await Task.Delay(20);
    }
}
