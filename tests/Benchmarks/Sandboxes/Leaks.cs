using System.Diagnostics;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Sandboxes.Oci;
using Spectre.Console;

namespace Mockloop.Benchmarks.Sandboxes;

/// <summary>Ten thousand runs, good, killed and overflowing, in used and in fresh sandboxes; what the machine holds before and after.</summary>
static class Leaks
{
    const int Runs = 10_000, EachSandbox = 25;
    const long MostMemory = 200L << 20;

    public static async Task<bool> RunAsync()
    {
        await using var host = new OciHost(SandboxOptions.FromEnvironment() with { RunId = $"bench-{Environment.ProcessId}" });
        for (var i = 0; i < 20; i++)
            await RunSomeAsync(host, i); // what is opened once is open now
        var before = await Held.NowAsync(host);
        var most = 0L;
        for (var i = 0; i < Runs / EachSandbox; i++)
        {
            await RunSomeAsync(host, i);
            most = Math.Max(most, Environment.WorkingSet);
        }
        var after = await Held.NowAsync(host);
        var table = new Table().AddColumns($"{Runs} runs", "before", "after");
        table.AddRow("file handles", $"{before.Handles}", $"{after.Handles}");
        table.AddRow("control groups", $"{before.Groups}", $"{after.Groups}");
        table.AddRow("mounts", $"{before.Mounts}", $"{after.Mounts}");
        table.AddRow("processes below the worker", $"{before.Processes}", $"{after.Processes}");
        table.AddRow("files in the run folder", $"{before.Files}", $"{after.Files}");
        table.AddRow("the worker's own memory, MiB", $"{before.Memory >> 20}", $"{after.Memory >> 20} (most {most >> 20}, limit {MostMemory >> 20})");
        AnsiConsole.Write(table);
        return after with { Memory = 0, Handles = 0 } == before with { Memory = 0, Handles = 0 } && after.Handles <= before.Handles + 4 && most < MostMemory;
    }

    static async Task RunSomeAsync(OciHost host, int number)
    {
        await using var sandbox = await host.RentAsync(CancellationToken.None);
        var limits = new Limits { OutputBytes = 1 << 20, Wall = TimeSpan.FromSeconds(2) };
        for (var i = 1; i < EachSandbox; i++)
        {
            await sandbox.RunAsync(new(["/bin/sh", "-c", "echo x > /tmp/x; mkdir -p a/b; : & exit 3"], limits), CancellationToken.None);
            if (!await sandbox.CleanAsync(CancellationToken.None))
                throw new InvalidOperationException("a sandbox could not be emptied");
        }
        string[] last = (number % 3) switch { 0 => ["/usr/bin/yes"], 1 => ["/bin/sh", "-c", "kill -9 $$"], _ => ["/bin/true"] };
        await sandbox.RunAsync(new(last, limits), CancellationToken.None);
    }

    /// <summary>What this process and machine hold.</summary>
    sealed record Held(int Handles, int Groups, int Mounts, int Processes, int Files, long Memory)
    {
        public static async Task<Held> NowAsync(OciHost host)
        {
            var files = -1;
            for (var same = 0; same < 5; same++) // removing goes on behind our back
            {
                await Task.Delay(200);
                var now = Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(host.TemporaryFolder("."))!, "*", SearchOption.AllDirectories).Count();
                same = now == files && host.Waiting >= 2 ? same : 0;
                files = now;
            }
            GC.Collect();
            using var self = Process.GetCurrentProcess();
            self.Refresh();
            var groups = new[] { "memory", "pids", "cpuacct", "" }.Select(c => $"/sys/fs/cgroup/{c}").Where(Directory.Exists)
                .SelectMany(f => Directory.EnumerateDirectories(f, "mockloop-bench-*")).Sum(f => Directory.EnumerateDirectories(f).Count());
            var processes = Directory.EnumerateDirectories($"/proc/{self.Id}/task")
                .Sum(f => File.ReadAllText($"{f}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
            return new(Directory.EnumerateFileSystemEntries("/proc/self/fd").Count(), groups, File.ReadLines("/proc/self/mounts").Count(),
                processes, files, Environment.WorkingSet);
        }
    }
}
