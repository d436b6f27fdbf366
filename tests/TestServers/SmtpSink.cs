using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Mockloop.TestServers;

/// <summary>A mail server on loopback that keeps what it gets, and can refuse or hang up when a test says so.</summary>
public sealed class SmtpSink : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();

    /// <summary>Listens on a free port.</summary>
    public SmtpSink()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Raw messages in the order of their arrival, those included whose sender got no answer.</summary>
    public ConcurrentQueue<string> Mails { get; } = new();

    /// <summary>What it says to a whole message; null hangs up instead. Called after the message was kept.</summary>
    public Func<string, string?> Answer { get; set; } = _ => "250 kept";

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
            try
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
    }

    async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var reader = new StreamReader(client.GetStream(), Encoding.UTF8))
        await using (var writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\r\n" })
            try
            {
                await writer.WriteLineAsync("220 sink");
                while (await reader.ReadLineAsync(_stop.Token) is { } line)
                {
                    if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
                        await writer.WriteLineAsync("354 go on");
                    var answer = line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase) ? await TakeAsync(reader) : "250 ok";
                    if (answer is null)
                        return;
                    await writer.WriteLineAsync(answer);
                    if (line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
                        return;
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The sender is gone, or the test is over.
            }
    }

    async Task<string?> TakeAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
            mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        Mails.Enqueue(mail.ToString());
        return Answer(mail.ToString());
    }
}
