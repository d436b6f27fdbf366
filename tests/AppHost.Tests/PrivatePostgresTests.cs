using Mockloop.AppHost.Servers;

namespace Mockloop.AppHost.Tests;

public sealed class PrivatePostgresTests
{
    [Fact]
    public async Task A_lock_file_that_names_a_stranger_does_not_keep_it_from_starting()
    {
        var folder = Path.Combine(EngineRun.NewScratch(), "postgres");
        var settings = new ServerSettings { Durable = true };
        await using (await PrivatePostgres.StartAsync(folder, settings))
        {
        }
        // As after a restart of the machine: the number belongs to a process that is alive and no PostgreSQL.
        var data = Path.Combine(folder, "data");
        await File.WriteAllTextAsync(Path.Combine(data, "postmaster.pid"), $"{Environment.ProcessId}\n{data}\n0\n5432\n\n127.0.0.1\n0 0\nready\n");

        await using (var again = await PrivatePostgres.StartAsync(folder, settings))
            (await ServerProbe.SpeaksPostgresAsync(again.Port, default)).ShouldBeTrue();
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    [Fact]
    public async Task A_server_that_still_runs_in_the_folder_is_stopped_first()
    {
        var folder = Path.Combine(EngineRun.NewScratch(), "postgres");
        var settings = new ServerSettings { Durable = true };
        var left = await PrivatePostgres.StartAsync(folder, settings);
        await using (var next = await PrivatePostgres.StartAsync(folder, settings))
        {
            (await left.Exited).ShouldBe(0);
            await next.CreateDatabaseAsync("things");
            await next.CreateDatabaseAsync("things");
        }
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }
}
