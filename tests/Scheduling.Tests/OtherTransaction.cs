using Mockloop.ServiceTests;
using Mockloop.TestServers;
using Npgsql;

namespace Mockloop.Scheduling.Tests;

/// <summary>Somebody else's transaction in the middle of what it does: another replica, to the database.</summary>
sealed class OtherTransaction : IAsyncDisposable
{
    readonly NpgsqlConnection _connection;
    readonly NpgsqlTransaction _transaction;

    OtherTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    public static async Task<OtherTransaction> DoAsync(TestDatabase database, string sql)
    {
        var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        (await command.ExecuteNonQueryAsync()).ShouldNotBe(0);
        return new(connection, transaction);
    }

    public Task CommitAsync() => _transaction.CommitAsync();

    /// <summary>Commits once somebody waits for it; fails when nobody does.</summary>
    public async Task CommitWhenWaitedForAsync()
    {
        await using var waiting = new NpgsqlCommand("select count(*) from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))", _connection, _transaction);
        await ServiceApp<Program, Data.SchedulingDb>.UntilAsync(async () => await waiting.ExecuteScalarAsync() is > 0L);
        await _transaction.CommitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
