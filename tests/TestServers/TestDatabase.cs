using Npgsql;

namespace Mockloop.TestServers;

/// <summary>A database of a test's own.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    readonly string server;
    readonly string name;

    internal TestDatabase(string server, string connectionString, string name) =>
        (this.server, ConnectionString, this.name) = (server, connectionString, name);

    /// <summary>Npgsql connection string.</summary>
    public string ConnectionString { get; }

    /// <summary>Runs a statement and returns the first column of its first row, or default where there is none.</summary>
    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    /// <summary>Drops it, whoever is still connected.</summary>
    public async ValueTask DisposeAsync() => await SharedPostgres.ExecuteAsync(server, $"drop database if exists {name} with (force)");
}
