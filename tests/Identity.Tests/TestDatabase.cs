using Npgsql;

namespace Mockloop.Identity.Tests;

static class TestDatabase
{
    public static async Task<string> CreateAsync()
    {
        var server = Environment.GetEnvironmentVariable("MOCKLOOP_TEST_POSTGRES")!;
        var name = "identity_" + Guid.NewGuid().ToString("n");
        await using var source = NpgsqlDataSource.Create(server);
        await source.CreateCommand($"create database {name}").ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ConnectionString;
    }
}
