using System.Diagnostics;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Sandboxes.Oci;

namespace Mockloop.Grading.Tests.Engine.Hosts;

/// <summary>
/// Without root. Where the tests run as root, the first one runs the others once more as an ordinary user.
/// </summary>
public sealed class RootlessTests
{
    static readonly SandboxOptions Options = new() { RunId = $"test-{Environment.ProcessId}-rootless", Rootless = true, Warm = 0 };

    [Fact]
    public async Task What_holds_without_root_holds()
    {
        Assert.SkipUnless(Libc.IsRoot, "this user is not root already");
        var folder = Directory.CreateTempSubdirectory("mockloop-rootless-");
        try
        {
            File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_111_111);
            var start = new ProcessStartInfo("/usr/bin/setpriv",
            [
                "--reuid=65534", "--regid=65534", "--clear-groups", Environment.ProcessPath!,
                "--filter-class", typeof(RootlessTests).FullName!, "--results-directory", folder.FullName,
            ])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = folder.FullName,
            };
            foreach (var name in new[] { "HOME", "TMPDIR", "MOCKLOOP_RUN_DIR" })
                start.Environment[name] = folder.FullName;
            using var run = Process.Start(start)!;
            var errors = run.StandardError.ReadToEndAsync();
            var said = await run.StandardOutput.ReadToEndAsync() + await errors;
            await run.WaitForExitAsync();
            Assert.SkipWhen(said.Contains("Permission denied", StringComparison.Ordinal) && !said.Contains("succeeded", StringComparison.Ordinal),
                $"an ordinary user may not read {AppContext.BaseDirectory}");
            Assert.SkipWhen(said.Contains("no sandbox here", StringComparison.Ordinal), said);
            run.ExitCode.ShouldBe(0, said);
            said.ShouldContain("succeeded: 7");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void It_is_refused_unless_allowed_with_what_is_missing_and_how_to_get_it()
    {
        Need();
        var why = Should.Throw<SandboxException>(() => new OciHost(Options with { Rootless = false })).Message;
        why.ShouldContain("MOCKLOOP_SANDBOX=rootless");
        why.ShouldContain("same user id");
        why.ShouldContain("Run as root");
    }

    [Theory]
    [InlineData("import os; os._exit(7 if os.getuid() == 10000 and not os.path.exists('/home') else 1)", 7)]
    [InlineData("import os; os.kill(1, 9); os._exit(7)", 7)]
    [InlineData("import os\ntry: open('/proc/1/mem', 'rb')\nexcept PermissionError: os._exit(7)", 7)]
    [InlineData("import os\ntry: bytearray(1 << 30)\nexcept MemoryError: os._exit(7)", 7)]
    [InlineData("import os, time\nfor i in range(200):\n  try:\n    if os.fork() == 0: time.sleep(9); os._exit(0)\n  except BlockingIOError: os._exit(i)\n", 7)]
    public async Task Defences_hold(string script, int code)
    {
        var outcome = await RunAsync(script, clean: false);
        outcome.ExitCode.ShouldBe(code, outcome.Errors);
    }

    [Fact]
    public async Task Processes_together_break_the_limit_of_time()
    {
        var outcome = await RunAsync("import os; os.fork(); os.fork()\nwhile True: pass", clean: true);
        outcome.Broken.ShouldBe(BrokenLimits.Cpu);
        outcome.Cpu.ShouldBeLessThan(TimeSpan.FromSeconds(6), "the kernel's own limit, for each process, would give 12 s");
    }

    static async Task<SandboxOutcome> RunAsync(string script, bool clean)
    {
        Need();
        await using var host = new OciHost(Options);
        await using var sandbox = await host.RentAsync(TestContext.Current.CancellationToken);
        var limits = new Limits { Cpu = TimeSpan.FromSeconds(2), Wall = TimeSpan.FromSeconds(20), MemoryBytes = 256 << 20, Processes = 8 };
        var outcome = await sandbox.RunAsync(new(["/usr/bin/python3", "-c", script], limits), TestContext.Current.CancellationToken);
        if (clean)
            (await sandbox.CleanAsync(TestContext.Current.CancellationToken)).ShouldBeFalse("one user, one test");
        return outcome;
    }

    static void Need()
    {
        Assert.SkipWhen(Libc.IsRoot, "runs as an ordinary user, started by What_holds_without_root_holds");
        Assert.SkipWhen(SandboxNeeds.Obstacle(Options) is not null, $"no sandbox here: {SandboxNeeds.Obstacle(Options)}");
    }
}
