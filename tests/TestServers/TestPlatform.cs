namespace Mockloop.TestServers;

/// <summary>
/// What a group of services under test needs: a realm, a database per service, and names of their own on the shared broker, so
/// that no other test hears them. One per test class. Wait until <c>/health</c> of each service says 200 before the first event:
/// it reaches the queues that stand when it is published.
/// </summary>
public sealed class TestPlatform : IAsyncDisposable
{
    readonly Dictionary<string, TestDatabase> databases = [];
    readonly string broker;

    TestPlatform(TestRealm realm, string broker) => (Realm, this.broker) = (realm, broker);

    /// <summary>Mints tokens that the services accept.</summary>
    public TestRealm Realm { get; }

    /// <summary>Starts of all queue and exchange names.</summary>
    public string Prefix { get; } = $"t{Guid.CreateVersion7():N}";

    /// <summary>Starts what is not running yet.</summary>
    public static async Task<TestPlatform> StartAsync() => new(await TestRealm.StartAsync(), await SharedRabbitMq.ConnectionStringAsync());

    /// <summary>The service's database; empty when first asked for, so migrate it.</summary>
    public async Task<TestDatabase> DatabaseAsync(string service)
    {
        if (!databases.TryGetValue(service, out var database))
            databases[service] = database = await SharedPostgres.NewDatabaseAsync();
        return database;
    }

    /// <summary>
    /// Configuration of a service, as the AppHost would hand it over. Hosts read part of it while they are being built: give it to
    /// a WebApplicationFactory by <c>UseSetting</c>, to a builder before anything is added to it.
    /// </summary>
    public async Task<Dictionary<string, string?>> SettingsAsync(string service, string client = "services") => new(Realm.Settings(client))
    {
        [$"ConnectionStrings:{service}-db"] = (await DatabaseAsync(service)).ConnectionString,
        ["ConnectionStrings:rabbitmq"] = broker,
        ["Bus:Prefix"] = Prefix,
        ["Demo:Enabled"] = "true",
    };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var database in databases.Values)
            await database.DisposeAsync();
        await Realm.DisposeAsync();
    }
}
