using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Sandboxes.Oci;
using Mockloop.Grading.Engine.Scale.Data;
using Mockloop.Grading.Engine.Scale.Definition;
using Mockloop.Grading.Engine.Scale.Devices;
using Mockloop.Grading.Engine.Scale.Devices.Simd;
using Mockloop.Grading.Engine.Scale.Streaming;
using Spectre.Console;

namespace Mockloop.Benchmarks.Scale;

/// <summary>
/// What feeding, stamping and checking add to the wall time of a program: the package's heap merge in the sandbox, against
/// the same program on bare pipes whose other end is a small C program that has the input ready and forgets the output.
/// Columns: both wall times; of the replay the program's CPU time, the time spent feeding and handing over to the check, and
/// the CPU time of this process, the program's peak memory and the time between its batches that one in a hundred exceeds.
/// </summary>
static class FeedAndTap
{
    const int Rounds = 5;
    const double Most = 1.25;
    static readonly string Package = Path.Combine(AppContext.BaseDirectory, "merge-token-streams");
    static readonly ScaleDefinition Scale = ProblemPackage.Load(Package).Scale!;
    static readonly Rung Rung = Scale.LadderFor("cpp", "cpp")![^1];
    static readonly Limits Limits = Rung.Limits with { Cpu = TimeSpan.FromSeconds(120), Wall = TimeSpan.FromSeconds(240) };

    public static async Task<bool> RunAsync(long tokens)
    {
        await using var host = new OciHost(SandboxOptions.FromEnvironment() with { RunId = $"bench-{Environment.ProcessId}" });
        var folder = host.TemporaryFolder("feed");
        string include = Path.Combine(Package, "include", "cpp"), program = Path.Combine(folder, "merge"), server = Path.Combine(folder, "server");
        BareProcess.Run("/usr/bin/g++", "-std=gnu++20", "-O2", $"-I{include}", Path.Combine(include, "main.cpp"), Path.Combine(Package, "submissions", "accepted", "heap.cpp"), "-o", program);
        BareProcess.Run("/usr/bin/gcc", "-O2", Path.Combine(AppContext.BaseDirectory, "Scale", "bare_server.c"), "-o", server);
        Console.WriteLine($"{tokens:N0} tokens, batches of {Scale.BatchRows:N0}, blocks of {Rung.BlockRows:N0}; seconds, median of {Rounds} rounds, the split their mean");
        var table = new Table().AddColumns("k", "bare", "replay", "CPU", "feed", "check", "worker", "MiB", "p99 ms", "x bare", "limit");
        var holds = true;
        foreach (var k in new[] { 64, 512 })
            holds &= await CompareAsync(host, table, new(Scale.Generator, 1, tokens, k), folder, program, server);
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 100);
        AnsiConsole.Write(table);
        return holds;
    }

    static async Task<bool> CompareAsync(OciHost host, Table table, DataSpec spec, string folder, string program, string server)
    {
        using var device = new SimdDevice();
        var (data, result) = (Path.Combine(folder, "data"), Path.Combine(folder, "result"));
        using (var streams = Workloads.Open(spec, device))
            Write(streams, data);
        Sample bare = new("bare pipes"), replay = new("sandbox, feed, tap, check");
        double cpu = 0, feed = 0, check = 0, worker = 0, memory = 0, gap = 0;
        for (var round = 0; round < Rounds; round++)
        {
            await using var sandbox = await host.RentAsync(CancellationToken.None);
            sandbox.Place(program, "merge");
            var (since, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var (outcome, record) = await ReplayAsync(sandbox, spec, device);
            replay.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            worker += (Environment.CpuUsage.TotalTime - before).TotalSeconds / Rounds;
            if (outcome is not { ExitCode: 0 } || record.Broken is not null || record.Fault is not null)
                throw new InvalidOperationException($"{outcome} {record}");
            cpu += outcome.Cpu.TotalSeconds / Rounds;
            feed += record.Worker.Feed.TotalSeconds / Rounds;
            check += record.Worker.Check.TotalSeconds / Rounds;
            memory = Math.Max(memory, outcome.PeakBytes / (double)(1 << 20));
            gap += record.Gaps.Quantile(0.99).TotalMilliseconds / Rounds;
            BareProcess.Run(server, data, $"{Scale.BatchRows}", $"{record.BlockRows[0]}", result, program);
            bare.Add(long.Parse(await File.ReadAllTextAsync(result), CultureInfo.InvariantCulture) / 1e6);
        }
        var ratio = replay.Median / bare.Median;
        double[] figures = [bare.Median / 1000, replay.Median / 1000, cpu, feed, check, worker, memory, gap, ratio, Most];
        table.AddRow([$"{spec.K}", .. figures.Select(f => f.ToString("0.00", CultureInfo.InvariantCulture))]);
        return ratio <= Most;
    }

    static async Task<(SandboxOutcome?, StreamRecord)> ReplayAsync(ISandbox sandbox, DataSpec spec, IDataDevice device)
    {
        using var workload = Workloads.Open(spec, device);
        using var check = workload.Check();
        using var session = new StreamSession(workload, check, Scale.BatchRows, Scale.Call, Rung.BlockRows);
        return await session.RunAsync(new(["/prog/merge"], Limits), sandbox.RunAsync, CancellationToken.None);
    }

    /// <summary>All streams as the bare server wants them.</summary>
    static void Write(IWorkload workload, string path)
    {
        var rows = new ulong[1 + workload.Inputs.Count];
        rows[0] = (ulong)workload.Inputs.Count;
        var block = new ulong[1 << 16];
        using var file = File.Create(path);
        file.Position = rows.Length * sizeof(ulong);
        for (var stream = 0; stream < workload.Inputs.Count; stream++)
            while (workload.Read(stream, (long)rows[1 + stream], block) is > 0 and var count)
            {
                rows[1 + stream] += (ulong)count;
                file.Write(MemoryMarshal.AsBytes(block.AsSpan(0, count)));
            }
        file.Position = 0;
        file.Write(MemoryMarshal.AsBytes(rows.AsSpan()));
    }
}
