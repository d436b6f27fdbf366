using System.Net.Sockets;
using RabbitMQ.Client;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>
/// Lets a connection be tried only when the broker greets. MassTransit waits up to 30 s after a failed try and longer each time;
/// what waits here instead goes on within half a second of the broker's return.
/// </summary>
static class BrokerGate
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500), Patience = TimeSpan.FromSeconds(2);

    // AMQP 0-9-1; a broker answers with a frame, a port without one with nothing.
    static readonly byte[] Greeting = [.. "AMQP"u8, 0, 0, 9, 1];

    public static async Task WaitAsync(ConnectionFactory factory, CancellationToken stopping)
    {
        // What speaks TLS first is left to the client.
        while (!factory.Ssl.Enabled && !await AnswersAsync(factory, stopping))
            await Task.Delay(Pause, stopping);
    }

    static async Task<bool> AnswersAsync(ConnectionFactory factory, CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(Patience);
        try
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(factory.HostName, factory.Port == AmqpTcpEndpoint.UseDefaultPort ? Protocols.DefaultProtocol.DefaultPort : factory.Port, limit.Token);
            await socket.SendAsync(Greeting, limit.Token);
            return await socket.ReceiveAsync(new byte[1], limit.Token) == 1;
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException && !stopping.IsCancellationRequested)
        {
            return false;
        }
    }
}
