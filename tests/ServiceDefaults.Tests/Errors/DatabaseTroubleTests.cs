using Google.Rpc;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.TestServers;
using Npgsql;

namespace Mockloop.ServiceDefaults.Tests.Errors;

/// <summary>What the driver throws when its server goes away, as callers are told of it.</summary>
public sealed class DatabaseTroubleTests
{
    [Fact]
    public async Task A_connection_that_dies_within_a_transaction_is_a_database_that_is_away_and_no_fault()
    {
        await using var platform = await TestPlatform.StartAsync();
        var database = await platform.DatabaseAsync("trouble");
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        (await database.ScalarAsync<bool>($"select pg_terminate_backend({connection.ProcessID})")).ShouldBeTrue();

        var first = await Should.ThrowAsync<NpgsqlException>(() => ReadAsync(connection, transaction));
        var second = await Should.ThrowAsync<InvalidOperationException>(() => ReadAsync(connection, transaction));
        await transaction.DisposeAsync();
        var third = await Should.ThrowAsync<InvalidOperationException>(() => ReadAsync(connection, transaction));

        foreach (var error in new Exception[] { first, second, third })
            DatabaseTrouble.Of(error).ShouldNotBeNull($"{error.GetType().Name} {error.Message}").Code.ShouldBe((int)Code.Unavailable);
        DatabaseTrouble.Of(new InvalidOperationException("Sequence contains no elements")).ShouldBeNull();
    }

    static async Task ReadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        await using var command = new NpgsqlCommand("select 1", connection, transaction);
        await command.ExecuteScalarAsync();
    }
}
