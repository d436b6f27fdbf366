using Mockloop.AppHost.Servers;

namespace Mockloop.TestServers;

/// <summary>
/// One RabbitMQ node for all tests of the process: the one announced in <c>MOCKLOOP_TEST_RABBITMQ</c> (an AMQP address), else a
/// private one that is started on first use and ends with the process, however that ends. Tests keep out of each other's way by
/// a prefix of their own, see <see cref="TestPlatform"/>.
/// </summary>
public static class SharedRabbitMq
{
    const string Announced = "MOCKLOOP_TEST_RABBITMQ";
    // Held for as long as the process lives: the server ends when its object is collected.
    static PrivateRabbitMq? own;
    static readonly Lazy<Task<string>> Server = new(StartAsync);

    /// <summary>AMQP address with user and password.</summary>
    public static Task<string> ConnectionStringAsync() => Server.Value;

    static async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Announced) is { Length: > 0 } announced)
            return announced;
        own = await PrivateRabbitMq.StartAsync(TestFolder.New("rabbitmq"), new ServerSettings());
        return own.ConnectionString;
    }
}
