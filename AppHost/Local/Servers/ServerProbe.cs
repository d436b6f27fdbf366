using System.Net;
using System.Net.Sockets;

namespace Mockloop.AppHost.Servers;

/// <summary>Asks a server on the loopback address, in its own protocol, whether it answers.</summary>
static class ServerProbe
{
    /// <summary>AMQP 0-9-1 greeting: a broker answers with a method frame (type 1).</summary>
    public static Task<bool> SpeaksAmqpAsync(int port, CancellationToken ct) =>
        AnswersAsync(port, "AMQP\0\0\u0009\u0001"u8.ToArray(), answer => answer == 1, ct);

    /// <summary>PostgreSQL's SSLRequest: a server answers with S or N.</summary>
    public static Task<bool> SpeaksPostgresAsync(int port, CancellationToken ct) =>
        AnswersAsync(port, [0, 0, 0, 8, 4, 210, 22, 47], answer => answer is (byte)'S' or (byte)'N', ct);

    static async Task<bool> AnswersAsync(int port, byte[] greeting, Func<byte, bool> expected, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(2));
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, port, limit.Token);
            await socket.SendAsync(greeting, limit.Token);
            var answer = new byte[1];
            return await socket.ReceiveAsync(answer, limit.Token) == 1 && expected(answer[0]);
        }
        catch (SocketException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
