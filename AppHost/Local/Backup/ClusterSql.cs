using Mockloop.AppHost.Servers;

namespace Mockloop.AppHost.Local.Backup;

/// <summary>Statements for one running cluster, by psql.</summary>
sealed class ClusterSql(int port, string password)
{
    static string Scripts => Path.GetFullPath("../../../../deploy/backup", AppContext.BaseDirectory);

    /// <summary>Credentials for PostgreSQL's own programs.</summary>
    public Dictionary<string, string> Environment => new() { ["PGPASSWORD"] = password };

    /// <summary>Names of the databases that are not the server's own.</summary>
    public async Task<string[]> DatabasesAsync(CancellationToken ct) =>
        Lines(await RunAsync("postgres", "select datname from pg_database where not datistemplate and datname <> 'postgres'", ct));

    /// <summary>Migrations that a database has seen; none where it keeps no history.</summary>
    public async Task<string[]> MigrationsAsync(string database, CancellationToken ct) => Lines(await RunAsync(database, """
        select to_regclass('"__EFMigrationsHistory"') is not null as has \gset
        \if :has
        select migration_id from "__EFMigrationsHistory";
        \endif
        """, ct));

    /// <summary>Runs a script of <c>deploy/backup</c> and returns what it printed.</summary>
    public Task<string> ScriptAsync(string database, string script, CancellationToken ct, params string[] variables) =>
        RunAsync(database, File.ReadAllText(Path.Combine(Scripts, script)), ct, variables);

    Task<string> RunAsync(string database, string sql, CancellationToken ct, params string[] variables) => ServerProcess.RunAsync(
        [
            ServerPrograms.Postgres("psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", .. variables.SelectMany(v => new[] { "-v", v }),
            $"host=127.0.0.1 port={port} user=postgres dbname={database}",
        ],
        Environment, sql, ct);

    static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
