using System.Collections.Concurrent;
using System.Text;
using Google.Protobuf;
using Mockloop.Contracts.Debrief;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Mockloop.EndToEnd.Tests;

/// <summary>A queue of one's own, bound to every event there is: what it hears, anybody on the bus could hear.</summary>
sealed class BusTap : IAsyncDisposable
{
    static readonly IReadOnlyList<Type> Events = [.. typeof(ScorecardSubmitted).Assembly.GetExportedTypes()
        .Where(t => t.GetMethod("<Clone>$") is not null && !typeof(IMessage).IsAssignableFrom(t))];

    readonly IConnection connection;
    readonly IChannel channel;
    readonly ConcurrentQueue<string> heard = new();

    BusTap(IConnection connection, IChannel channel) => (this.connection, this.channel) = (connection, channel);

    /// <summary>Every message's envelope, as text.</summary>
    internal IReadOnlyCollection<string> Heard => heard;

    internal static async Task<BusTap> OpenAsync(string state)
    {
        var (port, password) = (StateFolder.Kept(state, "ports.json", "rabbitmq.tcp.0"), StateFolder.Kept(state, "secrets.json", "rabbitmq-password"));
        var factory = new ConnectionFactory { HostName = "127.0.0.1", Port = int.Parse(port), UserName = "mockloop", Password = password };
        var connection = await factory.CreateConnectionAsync();
        var tap = new BusTap(connection, await connection.CreateChannelAsync());
        await tap.ListenAsync();
        return tap;
    }

    async Task ListenAsync()
    {
        var queue = await channel.QueueDeclareAsync(exclusive: true);
        foreach (var type in Events)
        {
            // As the platform declares it: one exchange per event, whether or not anybody listens yet.
            var exchange = $"{type.Namespace}:{type.Name}";
            await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true);
            await channel.QueueBindAsync(queue.QueueName, exchange, "");
        }
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            heard.Enqueue(Encoding.UTF8.GetString(message.Body.Span));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer);
    }

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }
}
