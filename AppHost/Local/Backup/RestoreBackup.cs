using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Mockloop.AppHost.Local.Engine;
using Mockloop.AppHost.Servers;

namespace Mockloop.AppHost.Local.Backup;

/// <summary>
/// Puts a backup into a state folder on which nothing runs. It is unpacked, checked and brought up beside what is there, and
/// takes its place only then. The broker starts empty: what it held is sent again at the next start, see <see cref="Resend"/>.
/// </summary>
sealed class RestoreBackup(
    StateFolder state, PostgresServerResource postgres, IReadOnlyList<ProjectResource> projects, EngineOptions options, Action<string> say)
{
    static readonly string[] Replaced = ["postgres", "rabbitmq"];

    public async Task RunAsync(string file, CancellationToken ct)
    {
        if (!File.Exists(file))
            throw new InvalidOperationException($"There is no {file}.");
        state.Open(reset: false, say, restoring: true);
        if (Replaced.Any(name => Directory.Exists(Path.Combine(state.Folder, name))) && !options.Yes)
            throw new InvalidOperationException($"{state.Folder} holds databases already; --yes replaces them, their queues and secrets by the backup.");
        var beside = Path.Combine(state.Folder, "restore.new");
        Clear(beside);
        try
        {
            var label = await PrepareAsync(file, beside, ct);
            Swap(beside);
            say($"{state.Folder} is as it was at {label.Taken:yyyy-MM-dd HH:mm:ss} UTC; the next start sends again what was under way");
        }
        finally
        {
            Clear(beside);
        }
    }

    async Task<BackupLabel> PrepareAsync(string file, string beside, CancellationToken ct)
    {
        Directory.CreateDirectory(beside);
        ServerAccount.Restrict(beside, (UnixFileMode)0b111_001_001);
        var label = await BackupFile.ReadAsync(file, beside, ct);
        var installed = await ServerPrograms.PostgresVersionAsync(ct);
        if (label.Postgres != installed)
            throw new InvalidOperationException($"{file} was taken from PostgreSQL {label.Postgres}, here is {installed}: restore it where {label.Postgres} is installed.");

        var cluster = Path.Combine(beside, postgres.Name);
        await UnpackAsync(beside, Path.Combine(cluster, "data"), ct);
        await new ServerAccount("postgres").OwnFolderAsync(cluster, ct);
        var secrets = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(Path.Combine(beside, BackupFile.Secrets), ct))!;
        var password = secrets[$"{postgres.Name}-password"];
        await using var server = await PrivatePostgres.StartAsync(
            cluster, new() { Durable = true, Password = password, LogFile = state.LogFile("restore") }, ct);
        var sql = new ClusterSql(server.Port, password);
        await CheckSchemaAsync(sql, ct);
        var age = (long)(TimeProvider.System.GetUtcNow() - label.Taken).TotalSeconds;
        foreach (var database in await sql.DatabasesAsync(ct))
            await sql.ScriptAsync(database, "keep.sql", ct, string.Create(CultureInfo.InvariantCulture, $"age={Math.Max(0, age)}"));
        return label;
    }

    static async Task UnpackAsync(string from, string data, CancellationToken ct)
    {
        Directory.CreateDirectory(data);
        await using (var packed = File.OpenRead(Path.Combine(from, BackupFile.Cluster)))
        await using (var unpacked = new GZipStream(packed, CompressionMode.Decompress))
            await TarFile.ExtractToDirectoryAsync(unpacked, data, overwriteFiles: false, ct);
        ServerAccount.Restrict(data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        // The server's own list of its files and the log it needs: a copy that fell short shows here, not years later.
        await ServerProcess.RunAsync([ServerPrograms.Postgres("pg_verifybackup"), "--quiet", "--manifest-path", Path.Combine(from, BackupFile.Manifest), data], ct: ct);
    }

    // Older is fine, the start migrates it. Newer is not: the programs would write into tables that they do not know.
    async Task CheckSchemaAsync(ClusterSql sql, CancellationToken ct)
    {
        foreach (var database in await sql.DatabasesAsync(ct))
            if (projects.FirstOrDefault(project => $"{project.Name}-db" == database) is { } owner
                && (await sql.MigrationsAsync(database, ct)).Except(KnownMigrations.Of(Launcher.Output(owner))).ToList() is [var first, ..])
                throw new InvalidOperationException($"The backup's {database} is newer than this checkout, which does not know {first}: restore it with the version that made it, or a newer one.");
    }

    // A kill between the two moves leaves the mark, with which nothing starts: an empty platform would look like a restored one.
    void Swap(string beside)
    {
        File.WriteAllText(state.UnfinishedRestore, "");
        foreach (var name in Replaced)
            Clear(Path.Combine(state.Folder, name));
        Directory.Move(Path.Combine(beside, postgres.Name), Path.Combine(state.Folder, postgres.Name));
        File.Move(Path.Combine(beside, BackupFile.Secrets), state.SecretsFile, overwrite: true);
        File.WriteAllText(state.ResendMark, "");
        File.Delete(state.UnfinishedRestore);
    }

    static void Clear(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
