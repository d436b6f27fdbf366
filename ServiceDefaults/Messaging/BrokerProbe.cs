using Microsoft.Extensions.Configuration;
using RabbitMQ.Client;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>
/// Asks a broker that answers and confirms nothing for the reason. Under an alarm RabbitMQ tells it, in words, to a connection
/// that publishes; MassTransit does not pass that on, so one of our own sends a message that goes nowhere.
/// </summary>
sealed class BrokerProbe(IConfiguration configuration)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2), Farewell = TimeSpan.FromMilliseconds(200);

    /// <summary>Why the broker takes no messages, such as <c>low on disk</c>; null when it does, or does not answer.</summary>
    public async Task<string?> WhyBlockedAsync(CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        IConnection? connection = null;
        try
        {
            var factory = new ConnectionFactory { Uri = new Uri(configuration.GetConnectionString("rabbitmq")!), AutomaticRecoveryEnabled = false };
            connection = await factory.CreateConnectionAsync(limit.Token);
            var told = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            connection.ConnectionBlockedAsync += (_, e) =>
            {
                told.TrySetResult(e.Reason);
                return Task.CompletedTask;
            };
            var channel = await connection.CreateChannelAsync(cancellationToken: limit.Token);
            await channel.BasicPublishAsync("", "mockloop-nowhere", ReadOnlyMemory<byte>.Empty, limit.Token);
            return await told.Task.WaitAsync(limit.Token);
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            // A blocked connection is not read from, so nobody answers a polite goodbye.
            if (connection is not null)
                await connection.CloseAsync(Constants.ReplySuccess, "", Farewell, abort: true, CancellationToken.None);
        }
    }
}
