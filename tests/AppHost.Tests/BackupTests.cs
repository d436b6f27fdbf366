using System.Diagnostics;
using System.Text.Json;
using Mockloop.AppHost.Servers;

namespace Mockloop.AppHost.Tests;

/// <summary>Backup and restore by the AppHost itself, on a cluster that holds next to nothing.</summary>
public sealed class BackupTests(BackupTests.Taken taken) : IClassFixture<BackupTests.Taken>
{
    const string Password = "of-the-backup";

    [Fact]
    public async Task What_was_committed_is_there_after_a_restore_into_an_empty_folder()
    {
        var state = taken.NewState("restored");
        (await taken.RunAsync("--restore", taken.File, "--state", state)).ShouldBe((0, "*"));

        await using var server = await PrivatePostgres.StartAsync(Path.Combine(state, "postgres"), new() { Durable = true, Password = Password });
        (await SqlAsync(server, "select word from kept")).ShouldBe("remembered");
        // Retention goes on where it stood: an inbox must outlive the events that may come again.
        (await SqlAsync(server, "select handled_at > was and handled_at < was + interval '1 hour' from inbox_message")).ShouldBe("t");
        File.Exists(Path.Combine(state, "resend")).ShouldBeTrue("the next start has to send again");
        File.GetUnixFileMode(taken.File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_file_is_overwritten_only_on_request()
    {
        var copy = taken.Copy("again.backup");
        (await taken.RunAsync("--backup", copy, "--state", taken.State)).ShouldBe((3, "--yes"));
        (await taken.RunAsync("--backup", copy, "--state", taken.State, "--yes")).ShouldBe((0, "*"));
    }

    [Fact]
    public async Task A_folder_with_data_is_replaced_only_on_request()
    {
        var state = taken.NewState("full");
        Directory.CreateDirectory(Path.Combine(state, "rabbitmq", "old"));
        (await taken.RunAsync("--restore", taken.File, "--state", state)).ShouldBe((3, "--yes"));
        (await taken.RunAsync("--restore", taken.File, "--state", state, "--yes")).ShouldBe((0, "*"));
        Directory.Exists(Path.Combine(state, "rabbitmq")).ShouldBeFalse("its queues belong to another history");
    }

    [Fact]
    public async Task Nothing_is_restored_under_a_running_platform()
    {
        var state = taken.NewState("busy");
        await using var held = new FileStream(Path.Combine(state, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        (await taken.RunAsync("--restore", taken.File, "--state", state, "--yes")).ShouldBe((3, "already runs"));
    }

    [Fact]
    public async Task A_damaged_file_is_refused_and_changes_nothing()
    {
        var damaged = taken.Copy("damaged.backup");
        await using (var stream = new FileStream(damaged, FileMode.Open, FileAccess.ReadWrite))
        {
            stream.Position = stream.Length - 40_000;
            var old = stream.ReadByte();
            stream.Position--;
            stream.WriteByte((byte)(old ^ 1));
        }
        var state = taken.NewState("untouched");
        (await taken.RunAsync("--restore", damaged, "--state", state)).ShouldBe((3, "damaged"));
        Directory.Exists(Path.Combine(state, "postgres")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_schema_newer_than_the_programs_is_refused()
    {
        await taken.ChangeAsync("""insert into "__EFMigrationsHistory" values ('29990101000000_FromTheFuture', '10')""");
        var newer = taken.Path("newer.backup");
        (await taken.RunAsync("--backup", newer, "--state", taken.State)).ShouldBe((0, "*"));
        (await taken.RunAsync("--restore", newer, "--state", taken.NewState("older"))).ShouldBe((3, "29990101000000_FromTheFuture"));
        await taken.ChangeAsync("""delete from "__EFMigrationsHistory" """);
    }

    [Fact]
    public async Task A_restore_that_was_cut_short_lets_nothing_start()
    {
        var state = taken.NewState("half");
        await File.WriteAllTextAsync(Path.Combine(state, "restore.unfinished"), "");
        (await taken.RunAsync("--state", state)).ShouldBe((3, "cut short"));
    }

    static Task<string> SqlAsync(PrivatePostgres server, string sql) => ServerProcess.RunAsync(
        [ServerPrograms.Postgres("psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", $"host=127.0.0.1 port={server.Port} user=postgres dbname=scheduling-db"],
        new Dictionary<string, string> { ["PGPASSWORD"] = Password }, sql).ContinueWith(t => t.Result.Trim(), TaskScheduler.Default);

    /// <summary>A state folder with a small cluster, and a backup of it.</summary>
    public sealed class Taken : IAsyncLifetime
    {
        readonly string folder = EngineRun.NewScratch();

        internal string State => Path("state");
        internal string File => Path("first.backup");

        internal string Path(string name) => System.IO.Path.Combine(folder, name);
        internal string NewState(string name) => Directory.CreateDirectory(Path(name)).FullName;

        internal string Copy(string name)
        {
            System.IO.File.Copy(File, Path(name));
            return Path(name);
        }

        public async ValueTask InitializeAsync()
        {
            NewState("state");
            await System.IO.File.WriteAllTextAsync(Path("state/secrets.json"), JsonSerializer.Serialize(new Dictionary<string, string> { ["postgres-password"] = Password }));
            await ChangeAsync("""
                create table "__EFMigrationsHistory" (migration_id text, product_version text);
                create table kept (word text);
                insert into kept values ('remembered');
                create table outbox_message (sent_at timestamptz, not_before timestamptz);
                create table inbox_message (handled_at timestamptz, was timestamptz);
                create table failed_message (failed_at timestamptz, redriven_at timestamptz);
                insert into inbox_message values (now() - interval '40 days', now() - interval '40 days');
                """);
            (await RunAsync("--backup", File, "--state", State)).ShouldBe((0, "*"));
        }

        public ValueTask DisposeAsync()
        {
            Directory.Delete(folder, recursive: true);
            return ValueTask.CompletedTask;
        }

        internal async Task ChangeAsync(string sql)
        {
            await using var server = await PrivatePostgres.StartAsync(Path("state/postgres"), new() { Durable = true, Password = Password });
            await server.CreateDatabaseAsync("scheduling-db");
            await SqlAsync(server, sql);
        }

        /// <summary>Exit code and what was said, shortened to the first of the expected words that is in it.</summary>
        internal async Task<Said> RunAsync(params string[] arguments)
        {
            var own = new DirectoryInfo(AppContext.BaseDirectory);
            var program = System.IO.Path.GetFullPath(
                $"../../../../../AppHost/bin/{own.Parent!.Name}/{own.Name}/Mockloop.AppHost.dll", AppContext.BaseDirectory);
            using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return new(process.ExitCode, errors + await output);
        }
    }

    /// <summary>How the AppHost ended and what it said.</summary>
    internal sealed record Said(int ExitCode, string Words)
    {
        public void ShouldBe((int ExitCode, string Word) expected)
        {
            ExitCode.ShouldBe(expected.ExitCode, Words);
            if (expected.Word != "*")
                Words.ShouldContain(expected.Word);
        }
    }
}
