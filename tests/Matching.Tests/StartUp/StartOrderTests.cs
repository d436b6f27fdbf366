using System.Text;
using Mockloop.Contracts.Scheduling;
using Mockloop.TestServers;
using RabbitMQ.Client;

namespace Mockloop.Matching.Tests.StartUp;

/// <summary>The service's executable, started before everything that it needs; it becomes ready by itself, whatever comes first.</summary>
public sealed class StartOrderTests(ITestOutputHelper output) : IAsyncDisposable
{
    const string NoDatabase = "The database does not answer", NoBroker = "The broker does not answer", NoSchema = "Run it with --migrate", Ready = "200 {\"status\":\"Healthy\"";
    const string Database = "matching-db", Queue = "matching-cohort-membership-changed", Call = "/v1/admin/failed-messages";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    readonly LateServers servers = new();
    readonly int realmPort = LateServers.TakePort();

    [Fact]
    public async Task Broker_then_database_then_schema_then_sign_in()
    {
        using var service = Start();
        await SaysAsync(service, "503", NoDatabase, NoBroker);
        await servers.StartBrokerAsync();
        await SaysAsync(service, "503", NoDatabase, "\"broker\":{\"status\":\"Healthy\"");
        await servers.StartPostgresAsync();
        await SaysAsync(service, "503", "database \\u0022matching-db\\u0022 does not exist");
        await servers.CreateDatabaseAsync(Database);
        await SaysAsync(service, "503", NoSchema);
        using (var migration = Start("--migrate"))
            await EndsWellAsync(migration);
        await SaysAsync(service, Ready);
        await HandlesAnEventAsync();

        await using var elsewhere = await TestRealm.StartAsync();
        (await service.CallAsync(Call, elsewhere.Token(Guid.CreateVersion7(), "admin"))).ShouldBe(503);
        await using var realm = await TestRealm.StartAsync(port: realmPort);
        var token = realm.Token(Guid.CreateVersion7(), "admin");
        for (var tries = 0; await service.CallAsync(Call, token) != 200; await Task.Delay(200))
            (++tries).ShouldBeLessThan(300);
    }

    [Fact]
    public async Task Database_and_schema_then_broker()
    {
        using var service = Start();
        await SaysAsync(service, "503", NoDatabase, NoBroker);
        await servers.StartPostgresAsync();
        await servers.CreateDatabaseAsync(Database);
        await SaysAsync(service, "503", NoSchema, NoBroker);
        // It makes the tables, and waits for the broker to declare the queues.
        using var migration = Start("--migrate");
        await SaysAsync(service, "503", "\"database\":{\"status\":\"Healthy\"", NoBroker);
        await servers.StartBrokerAsync();
        await EndsWellAsync(migration);
        await SaysAsync(service, Ready);
        await HandlesAnEventAsync();
    }

    public ValueTask DisposeAsync() => servers.DisposeAsync();

    ServiceProcess Start(params string[] arguments)
    {
        var process = new ServiceProcess("Matching", Settings());
        process.Start(arguments);
        return process;
    }

    async Task SaysAsync(ServiceProcess service, params string[] words)
    {
        await service.UntilHealthSaysAsync(Patience, words);
        output.WriteLine($"{service.Age.Elapsed.TotalSeconds:0.0} s: {string.Join(" + ", words)}");
    }

    static async Task EndsWellAsync(ServiceProcess process) => (await process.EndAsync(Patience)).ShouldBe(0, process.Said);

    Dictionary<string, string?> Settings() => new()
    {
        ["ConnectionStrings:matching-db"] = servers.Database(Database),
        ["ConnectionStrings:rabbitmq"] = servers.Broker,
        ["Keycloak:realm"] = "mockloop",
        ["Keycloak:auth-server-url"] = $"http://127.0.0.1:{realmPort}/",
        ["Keycloak:resource"] = "mockloop",
        ["Keycloak:ssl-required"] = "none",
    };

    async Task HandlesAnEventAsync()
    {
        var (cohort, person) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var envelope = $$"""
            {"messageId":"{{Guid.CreateVersion7()}}","messageType":["urn:message:{{typeof(CohortMembershipChanged).Namespace}}:{{nameof(CohortMembershipChanged)}}"],
             "message":{"cohortId":"{{cohort}}","personId":"{{person}}","roles":["Member"],"aggregateVersion":1} }
            """;
        await using (var connection = await new ConnectionFactory { Uri = new Uri(servers.Broker) }.CreateConnectionAsync())
        await using (var channel = await connection.CreateChannelAsync())
            await channel.BasicPublishAsync("", Queue, mandatory: true, new BasicProperties { ContentType = "application/vnd.masstransit+json" }, Encoding.UTF8.GetBytes(envelope));

        for (var tries = 0; await servers.ScalarAsync<long>(Database, $"select count(*) from cohort_member where person_id = '{person}'") != 1; await Task.Delay(100))
            (++tries).ShouldBeLessThan(300);
    }
}
