using System.Diagnostics;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Sandboxes.Oci;

namespace Mockloop.Cli.Doctor;

/// <summary>Starts a sandbox on this machine and runs a program in it.</summary>
static class FirstSandbox
{
    /// <summary>Whether it ran, and the times.</summary>
    public static async Task<Need> TryAsync(CancellationToken cancel)
    {
        const string name = "first sandbox";
        try
        {
            await using var host = new OciHost(SandboxOptions.FromEnvironment() with { Warm = 0 });
            var clock = Stopwatch.StartNew();
            await using var sandbox = await host.RentAsync(cancel);
            var started = clock.Elapsed;
            clock.Restart();
            var run = await sandbox.RunAsync(new(["/bin/true"], new Limits()), cancel);
            return new(name, run.ExitCode == 0, false,
                $"started in {started.TotalMilliseconds:0} ms, ran /bin/true in {clock.Elapsed.TotalMilliseconds:0.0} ms, exit code {run.ExitCode}",
                "See what it said on standard error.");
        }
        catch (Exception e) when (e is SandboxException or IOException or UnauthorizedAccessException)
        {
            return new(name, false, false, e.Message, "Put right what is missing above.");
        }
    }
}
