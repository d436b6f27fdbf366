using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Sandboxes.Cgroups;
using Mockloop.Grading.Engine.Sandboxes.Oci;

namespace Mockloop.Grading.Tests.Engine.Hosts;

/// <summary>The same sandbox, whatever starts it.</summary>
public sealed class RuntimeTests
{
    [Theory]
    [InlineData("/usr/bin/crun")]
    [InlineData("/usr/sbin/runc")]
    [InlineData("/usr/bin/bwrap")]
    public async Task Limits_hold_and_nothing_is_left(string runtime)
    {
        var options = new SandboxOptions { RunId = $"test-{Environment.ProcessId}-{Path.GetFileName(runtime)}", Runtime = runtime, Warm = 0 };
        Assert.SkipWhen(SandboxNeeds.Obstacle(options) is not null, $"no sandbox here: {SandboxNeeds.Obstacle(options)}");
        await using (var host = new OciHost(options))
        {
            (await RunAsync(host, "import os; os._exit(7 if os.getuid() == 10001 else 1)")).ExitCode.ShouldBe(7);
            (await RunAsync(host, "open('/box/a', 'w').close(); open('/tmp/a', 'w').close(); open('/dev/shm/a', 'w').close()")).ExitCode.ShouldBe(0);
            (await RunAsync(host, "bytearray(300 << 20)")).Broken.ShouldBe(BrokenLimits.Memory);
            (await RunAsync(host, "while True: pass")).Broken.ShouldBe(BrokenLimits.Cpu);
            (await RunAsync(host, "import os\ntry: os.kill(1, 9)\nexcept PermissionError: os._exit(7)")).ExitCode.ShouldBe(7);
            (await RunAsync(host, "import ctypes; ctypes.CDLL(None).ptrace(0, 0, 0, 0)")).Signal.ShouldBe(31, "SIGSYS: the filter is in force");
            (await RunAsync(host, "open('/usr/a', 'w')")).ExitCode.ShouldBe(1);
        }
        CgroupHost.Names($"mockloop-{options.RunId}").ShouldBeEmpty();
        Directory.Exists(JudgeFixture.FolderOf(options)).ShouldBeFalse();
    }

    [Fact]
    public void Bubblewrap_says_what_it_cannot_enforce() =>
        Limitations.Of(new() { Runtime = "/usr/bin/bwrap" }).ShouldContain(words => words.Contains("number of files", StringComparison.Ordinal));

    static async Task<SandboxOutcome> RunAsync(ISandboxHost host, string script)
    {
        await using var sandbox = await host.RentAsync(TestContext.Current.CancellationToken);
        return await sandbox.RunAsync(
            new(["/usr/bin/python3", "-c", script], new Limits { Cpu = TimeSpan.FromSeconds(1), MemoryBytes = 200 << 20 }), TestContext.Current.CancellationToken);
    }
}
