using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Sandboxes.Oci;
using Mockloop.Grading.Engine.Scale.Data;
using Mockloop.Grading.Engine.Scale.Devices;
using Mockloop.Grading.Engine.Scale.Streaming;
using Spectre.Console;

namespace Mockloop.Benchmarks.Scale;

/// <summary>
/// What feeding, stamping and checking add to the wall time of a program: the package's heap merge in the sandbox, against
/// the same program on bare pipes whose other end is a small C program that has the input ready and forgets the output.
/// </summary>
static class FeedAndTap
{
    const int Batch = 1000, Rounds = 5;
    const double Most = 1.25;
    static readonly string Package = Path.Combine(AppContext.BaseDirectory, "merge-token-streams");
    static readonly Limits Limits = new() { Cpu = TimeSpan.FromSeconds(120), Wall = TimeSpan.FromSeconds(240), MemoryBytes = 256 << 20 };

    public static async Task<bool> RunAsync(long tokens)
    {
        await using var host = new OciHost(SandboxOptions.FromEnvironment() with { RunId = $"bench-{Environment.ProcessId}" });
        var folder = host.TemporaryFolder("feed");
        string include = Path.Combine(Package, "include", "cpp"), program = Path.Combine(folder, "merge"), server = Path.Combine(folder, "server");
        BareProcess.Run("/usr/bin/g++", "-std=gnu++20", "-O2", $"-I{include}", Path.Combine(include, "main.cpp"), Path.Combine(Package, "submissions", "accepted", "heap.cpp"), "-o", program);
        BareProcess.Run("/usr/bin/gcc", "-O2", Path.Combine(AppContext.BaseDirectory, "Scale", "bare_server.c"), "-o", server);
        var table = new Table().AddColumns($"{tokens:N0} tokens", "wall s", "program's CPU s", "feed s", "check s", "worker's CPU s", "x bare", "limit");
        var holds = true;
        foreach (var k in new[] { 64, 512 })
            holds &= await CompareAsync(host, table, new("token-shards", 1, tokens, k), folder, program, server);
        AnsiConsole.Write(table);
        return holds;
    }

    static async Task<bool> CompareAsync(OciHost host, Table table, DataSpec spec, string folder, string program, string server)
    {
        using var device = new ScalarDevice();
        var (data, result) = (Path.Combine(folder, "data"), Path.Combine(folder, "result"));
        using (var workload = Workloads.Open(spec, device))
            Write(workload, data);
        Sample bare = new("bare pipes"), full = new("sandbox, feed, tap, check");
        var (cpu, feed, check, worker) = (0.0, 0.0, 0.0, 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            await using var sandbox = await host.RentAsync(CancellationToken.None);
            sandbox.Place(program, "merge");
            using var workload = Workloads.Open(spec, device);
            using var compared = workload.Check();
            using var session = new StreamSession(workload, compared, Batch);
            BareProcess.Run(server, data, $"{Batch}", $"{session.BlockRows[0]}", result, program);
            bare.Add(long.Parse(await File.ReadAllTextAsync(result), CultureInfo.InvariantCulture) / 1e6);
            var (since, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var (outcome, record) = await session.RunAsync(new(["/prog/merge"], Limits), sandbox.RunAsync, CancellationToken.None);
            full.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            worker += (Environment.CpuUsage.TotalTime - before).TotalSeconds / Rounds;
            if (outcome is not { ExitCode: 0 } || record.Broken is not null || record.Fault is not null)
                throw new InvalidOperationException($"{outcome} {record}");
            cpu += outcome.Cpu.TotalSeconds / Rounds;
            feed += record.Worker.Feed.TotalSeconds / Rounds;
            check += record.Worker.Check.TotalSeconds / Rounds;
        }
        var ratio = full.Median / bare.Median;
        table.AddRow($"k = {spec.K}, {bare.Name}", $"{bare.Median / 1000:0.00}");
        table.AddRow($"k = {spec.K}, {full.Name}", $"{full.Median / 1000:0.00}", $"{cpu:0.00}", $"{feed:0.00}", $"{check:0.00}", $"{worker:0.00}", $"{ratio:0.00}", $"{Most}");
        return ratio <= Most;
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
