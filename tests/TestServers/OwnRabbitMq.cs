using Mockloop.AppHost.Servers;

namespace Mockloop.TestServers;

/// <summary>A broker of a test's own, for what cannot be done to a shared one.</summary>
public sealed class OwnRabbitMq : IAsyncDisposable
{
    readonly PrivateRabbitMq node;

    OwnRabbitMq(PrivateRabbitMq node) => this.node = node;

    /// <summary>AMQP address with user and password.</summary>
    public string ConnectionString => node.ConnectionString;

    /// <summary>Starts it, about 6 s.</summary>
    public static async Task<OwnRabbitMq> StartAsync() => new(await PrivateRabbitMq.StartAsync(TestFolder.New("rabbitmq"), new ServerSettings()));

    /// <summary>Sets the free space below which the broker raises its disk alarm.</summary>
    /// <param name="limit">As rabbitmqctl takes it: <c>50MB</c>.</param>
    public Task SetDiskLimitAsync(string limit) => node.ControlAsync("set_disk_free_limit", limit);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => node.DisposeAsync();
}
