using System.Diagnostics;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Sandboxes.Cgroups;
using Mockloop.Grading.Engine.Sandboxes.Crun;

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
        using (var host = new CrunHost(options))
        {
            await using var slot = host.OpenSlot();
            await RunAsync(slot, $"setsid sleep {marker} & setsid sleep {marker} & exit 0", CancellationToken.None);
            await RunAsync(slot, "yes | head -c 50000000", CancellationToken.None);
            using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
            await Should.ThrowAsync<OperationCanceledException>(() => RunAsync(slot, $"setsid sleep {marker} & sleep {marker}", soon.Token));
            var after = await RunAsync(slot, "exit 7", CancellationToken.None);
            after.ExitCode.ShouldBe(7, "the next run is not disturbed");
        }

        Processes(marker).ShouldBeEmpty();
        CgroupHost.Names($"mockloop-{options.RunId}").ShouldBeEmpty();
        File.ReadAllText("/proc/self/mounts").ShouldNotContain(JudgeFixture.FolderOf(options));
        Directory.Exists(JudgeFixture.FolderOf(options)).ShouldBeFalse();
    }

    [Fact]
    public void The_next_worker_sweeps_what_a_killed_one_left()
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
            using (var host = new CrunHost(options))
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
        using (var first = new CrunHost(options))
        {
            await using var slot = first.OpenSlot();
            using (var second = new CrunHost(options))
            {
            }
            (await RunAsync(slot, "exit 5", CancellationToken.None)).ExitCode.ShouldBe(5);
        }
    }

    static Task<SandboxOutcome> RunAsync(ISandbox slot, string script, CancellationToken cancel) =>
        slot.RunAsync(new(["/bin/sh", "-c", script], new Limits()), Stream.Null, Stream.Null, cancel);

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
