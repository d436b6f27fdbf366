using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Mockloop.AppHost.Local.Engine;
using Mockloop.AppHost.Servers;

namespace Mockloop.AppHost.Local.Backup;

/// <summary>
/// Copies the whole cluster, all databases as of one moment, and the secrets. A platform that runs goes on meanwhile; for one
/// that does not the cluster is started alone.
/// </summary>
sealed class TakeBackup(StateFolder state, PostgresServerResource postgres, EngineOptions options, Action<string> say)
{
    public async Task RunAsync(string file, CancellationToken ct)
    {
        if (File.Exists(file) && !options.Yes)
            throw new InvalidOperationException($"{file} exists; choose another name, or overwrite it with --yes.");
        if (!Directory.Exists(Path.GetDirectoryName(file)))
            throw new InvalidOperationException($"There is no folder {Path.GetDirectoryName(file)} for the backup.");
        var isIdle = state.TryOpen(say);
        if (!Directory.Exists(Path.Combine(state.Folder, postgres.Name)))
            throw new InvalidOperationException($"{state.Folder} holds no databases (see --state, --demo).");
        var password = (await postgres.Password.GetValueAsync(ct))!;
        if (!isIdle)
        {
            await CopyAsync(file, state.LastPort($"{postgres.Name}.tcp.0"), password, ct);
            return;
        }
        await using var server = await PrivatePostgres.StartAsync(
            Path.Combine(state.Folder, postgres.Name),
            new() { Durable = true, Password = password, LogFile = state.LogFile(postgres.Name) }, ct);
        await CopyAsync(file, server.Port, password, ct);
    }

    async Task CopyAsync(string file, int port, string password, CancellationToken ct)
    {
        var taken = TimeProvider.System.GetUtcNow();
        var folder = Directory.CreateTempSubdirectory("mockloop-backup-").FullName;
        try
        {
            // The log written while it copies goes with it: replayed, all databases stand at the moment the copy ended.
            await ServerProcess.RunAsync(
                [
                    ServerPrograms.Postgres("pg_basebackup"), "--pgdata", folder, "--format=tar", "--gzip", "--wal-method=fetch",
                    "--checkpoint=fast", "--manifest-checksums=SHA256", "--no-password",
                    "--host=127.0.0.1", "--username=postgres", string.Create(CultureInfo.InvariantCulture, $"--port={port}"),
                ],
                new ClusterSql(port, password).Environment, ct: ct);
            File.Copy(state.SecretsFile, Path.Combine(folder, BackupFile.Secrets));
            await BackupFile.WriteAsync(file, folder, taken, await ServerPrograms.PostgresVersionAsync(ct), ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        say($"{file}: {new FileInfo(file).Length / 1024.0 / 1024:0.0} MB, all databases and the secrets; keep it where nobody else can read it");
    }
}
