using Mockloop.AppHost.Servers;
using Npgsql;

namespace Mockloop.TestServers;

/// <summary>A database server and a broker whose addresses are known before either runs; who starts when is the test's choice.</summary>
public sealed class LateServers : IAsyncDisposable
{
    readonly ServerSettings atPostgres = new() { Port = FreePorts.Take() }, atBroker = new() { Port = FreePorts.Take() };
    PrivatePostgres? postgres;
    PrivateRabbitMq? broker;

    /// <summary>AMQP address with user and password.</summary>
    public string Broker => $"amqp://mockloop:{atBroker.Password}@127.0.0.1:{atBroker.Port}";

    /// <summary>A loopback port that nobody else is given.</summary>
    public static int TakePort() => FreePorts.Take();

    /// <summary>Npgsql connection string of a database, whether it is there or not.</summary>
    public string Database(string name) => $"{Server};Database={name}";

    /// <summary>Starts the database server, without databases, about 3 s.</summary>
    public async Task StartPostgresAsync() => postgres = await PrivatePostgres.StartAsync(TestFolder.New("postgres"), atPostgres);

    /// <summary>Makes an empty database.</summary>
    public Task CreateDatabaseAsync(string name) => SharedPostgres.ExecuteAsync(Server, $"create database \"{name}\"");

    /// <summary>Runs a statement and returns the first column of its first row, or default where there is none.</summary>
    public async Task<T?> ScalarAsync<T>(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(Database(database));
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    /// <summary>Starts the broker, about 6 s.</summary>
    public async Task StartBrokerAsync() => broker = await PrivateRabbitMq.StartAsync(TestFolder.New("rabbitmq"), atBroker);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (broker is not null) await broker.DisposeAsync();
        if (postgres is not null) await postgres.DisposeAsync();
    }

    string Server => $"Host=127.0.0.1;Port={atPostgres.Port};Username=postgres;Password={atPostgres.Password}";
}
