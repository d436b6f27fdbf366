using System.Diagnostics;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Sandboxes.Cgroups;
using Mockloop.Grading.Engine.Sandboxes.Oci;

namespace Mockloop.Grading.Tests.Engine;

/// <summary>What stays on the machine: nothing, whatever ran and however it ended.</summary>
public sealed class LeftoverTests(JudgeFixture fixture)
{
    [Fact]
    public async Task Nothing_is_left_after_daemons_cancellations_and_floods()
    {
        fixture.Need();
        var options = JudgeFixture.Options("leftovers");
        var marker = $"{Environment.ProcessId}.71";
        await using (var host = new OciHost(options))
        {
            await RunAsync(host, $"setsid sleep {marker} & setsid sleep {marker} & exit 0", CancellationToken.None);
            await RunAsync(host, "yes | head -c 50000000", CancellationToken.None);
            using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
            await Should.ThrowAsync<OperationCanceledException>(() => RunAsync(host, $"setsid sleep {marker} & sleep {marker}", soon.Token));
            var after = await RunAsync(host, "exit 7", CancellationToken.None);
            after.ExitCode.ShouldBe(7, "the next run is not disturbed");
        }

        Processes(marker).ShouldBeEmpty();
        CgroupHost.Names($"mockloop-{options.RunId}").ShouldBeEmpty();
        File.ReadAllText("/proc/self/mounts").ShouldNotContain(JudgeFixture.FolderOf(options));
        Directory.Exists(JudgeFixture.FolderOf(options)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_next_worker_sweeps_what_a_killed_one_left()
    {
        fixture.Need();
        var options = JudgeFixture.Options("sweep");
        var parent = $"mockloop-{options.RunId}";
        var dead = Directory.CreateDirectory(Path.Combine(JudgeFixture.FolderOf(options), "grading-99999999-1", "slot1"));
        using var orphan = Process.Start("/bin/sleep", "1000");
        using (var group = CgroupHost.Make(parent, "grading-99999999-1-slot1"))
        {
            foreach (var file in group.JoinFiles)
                File.WriteAllText(file, $"{orphan.Id}");
            await using (var host = new OciHost(options with { Warm = 0 }))
            {
                orphan.WaitForExit(10_000).ShouldBeTrue("the orphan was not killed");
                Directory.Exists(dead.FullName).ShouldBeFalse();
                CgroupHost.Names(parent).ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public async Task A_living_workers_sandboxes_are_not_swept()
    {
        fixture.Need();
        var options = JudgeFixture.Options("living");
        await using (var first = new OciHost(options))
        {
            await using (var second = new OciHost(options))
            {
            }
            (await RunAsync(first, "exit 5", CancellationToken.None)).ExitCode.ShouldBe(5);
        }
    }

    static async Task<SandboxOutcome> RunAsync(ISandboxHost host, string script, CancellationToken cancel)
    {
        await using var sandbox = await host.RentAsync(cancel);
        return await sandbox.RunAsync(new(["/bin/sh", "-c", script], new Limits()), cancel);
    }

    static string[] Processes(string marker) =>
        [.. Process.GetProcesses().Select(p => $"/proc/{p.Id}/cmdline").Where(File.Exists).Select(Read).Where(c => c.Contains(marker, StringComparison.Ordinal))];

    static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return ""; // it ended meanwhile
        }
    }
}
