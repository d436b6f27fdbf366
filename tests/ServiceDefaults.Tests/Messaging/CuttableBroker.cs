using System.Net;
using System.Net.Sockets;
using Mockloop.TestServers;

namespace Mockloop.ServiceDefaults.Tests.Messaging;

/// <summary>The shared broker behind a line that a test can cut, for one service alone.</summary>
sealed class CuttableBroker : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly List<Socket> open = [];
    readonly UriBuilder broker;
    readonly Task accepting;
    bool cut;

    CuttableBroker(string connection)
    {
        broker = new UriBuilder(connection);
        listener.Start();
        ConnectionString = new UriBuilder(connection) { Port = ((IPEndPoint)listener.LocalEndpoint).Port }.Uri.ToString();
        accepting = AcceptAsync();
    }

    public string ConnectionString { get; }

    public static async Task<CuttableBroker> StartAsync() => new(await SharedRabbitMq.ConnectionStringAsync());

    public void Cut()
    {
        lock (open)
        {
            cut = true;
            open.ForEach(s => s.Close());
            open.Clear();
        }
    }

    public void Restore()
    {
        lock (open)
            cut = false;
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        Cut();
        await accepting;
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = JoinAsync(await listener.AcceptSocketAsync());
        }
        catch (SocketException) { } // stopped
    }

    async Task JoinAsync(Socket near)
    {
        var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
        lock (open)
        {
            if (cut)
            {
                near.Close();
                return;
            }
            open.AddRange([near, far]);
        }
        try
        {
            await far.ConnectAsync(broker.Host, broker.Port);
            await using var one = new NetworkStream(near, ownsSocket: true);
            await using var two = new NetworkStream(far, ownsSocket: true);
            await Task.WhenAny(one.CopyToAsync(two), two.CopyToAsync(one));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException) { }
    }
}
