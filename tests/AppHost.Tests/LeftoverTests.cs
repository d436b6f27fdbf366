namespace Mockloop.AppHost.Tests;

/// <summary>However a run ends, nothing but its state folder is left.</summary>
public sealed class LeftoverTests
{
    const int Kill = 9;
    const int Terminate = 15;

    [Theory]
    [InlineData(Terminate)]
    [InlineData(Kill)]
    public async Task Of_programs_that_ignore_signals_and_hide_in_other_sessions(int signal)
    {
        await using var run = EngineRun.Start("stubborn");
        var (runId, folder) = await RunAsync(run);
        await Traces.SeenAsync(runId, run.State, "bash -c", "sleep 600");

        run.Signal(signal);
        await run.ExitAsync();
        await Traces.NoneLeftAsync(runId, folder, run.State);
    }

    [Fact]
    public async Task Of_database_and_broker_which_a_kill_stops_in_order()
    {
        await using var run = EngineRun.Start("servers");
        var (runId, folder) = await RunAsync(run);
        var environment = await File.ReadAllTextAsync(Path.Combine(run.Scratch, "environment"));
        environment.ShouldContain("ConnectionStrings__things-db=Host=localhost;Port=");
        environment.ShouldContain("ConnectionStrings__rabbitmq=amqp://mockloop:");

        run.Signal(Kill);
        await run.ExitAsync();
        await Traces.NoneLeftAsync(runId, folder, run.State);
        (await File.ReadAllTextAsync(Path.Combine(run.State, "logs", "postgres.log"))).ShouldContain("database system is shut down");
        File.Exists(Path.Combine(run.State, "postgres", "data", "postmaster.pid")).ShouldBeFalse();
    }

    [Fact]
    public async Task Of_a_run_that_was_killed_with_its_guard_once_the_next_one_starts()
    {
        var run = EngineRun.Start("stubborn");
        var (runId, folder) = await RunAsync(run);
        KillGuardOf(runId);
        run.Signal(Kill);
        await run.ExitAsync();
        Directory.Exists(folder).ShouldBeTrue();

        await using (var next = EngineRun.Start("verdict", run.Scratch, "--end-with", "verdict"))
        {
            (await next.ExitAsync()).ShouldBe(42);
            next.Errors.ShouldContain("killed together with its guard");
            await Traces.NoneLeftAsync(runId, folder, run.State);
        }
    }

    static async Task<(string Id, string Folder)> RunAsync(EngineRun run) =>
        (await run.LineAsync("run")).Split(' ') is [var id, var folder] ? (id, folder) : throw new InvalidDataException("run");

    static void KillGuardOf(string runId)
    {
        var guard = Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _))
            .Single(folder => CommandLine(folder) is [.., "guard", _, var id, ""] && id == runId);
        _ = Servers.ServerProcess.Signal(int.Parse(Path.GetFileName(guard), null), Kill);
    }

    static string[] CommandLine(string process)
    {
        try
        {
            return File.ReadAllText($"{process}/cmdline").Split('\0');
        }
        catch (IOException)
        {
            return [];
        }
    }
}
