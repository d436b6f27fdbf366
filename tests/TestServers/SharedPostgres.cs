using Mockloop.AppHost.Servers;
using Npgsql;

namespace Mockloop.TestServers;

/// <summary>
/// One PostgreSQL cluster for all tests of the process: the one announced in <c>MOCKLOOP_TEST_POSTGRES</c> (an Npgsql connection
/// string), else a private one that is started on first use and ends with the process, however that ends.
/// </summary>
public static class SharedPostgres
{
    const string Announced = "MOCKLOOP_TEST_POSTGRES";
    // Held for as long as the process lives: the server ends when its object is collected.
    static PrivatePostgres? own;
    static readonly Lazy<Task<string>> Server = new(StartAsync);

    /// <summary>Connection string without a database; its user may create databases.</summary>
    public static Task<string> ConnectionStringAsync() => Server.Value;

    /// <summary>Makes an empty database that is dropped with the returned object.</summary>
    public static async Task<TestDatabase> NewDatabaseAsync()
    {
        string server = await ConnectionStringAsync();
        string name = $"test_{Guid.CreateVersion7():N}";
        await ExecuteAsync(server, $"create database {name}");
        // Small pools: many test hosts share one server. A busy machine takes its time to let one in.
        var connection = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20, Timeout = 60 };
        return new TestDatabase(server, connection.ConnectionString, name);
    }

    internal static async Task ExecuteAsync(string server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { Database = "postgres", Pooling = false });
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    static async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Announced) is { Length: > 0 } announced)
            return announced;
        own = await PrivatePostgres.StartAsync(TestFolder.New("postgres"), new ServerSettings());
        return own.ConnectionString;
    }
}
