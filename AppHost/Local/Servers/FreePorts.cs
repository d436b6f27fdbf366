using System.Net;
using System.Net.Sockets;

namespace Mockloop.AppHost.Servers;

/// <summary>
/// Hands out loopback ports that nothing listens on. They lie below the kernel's range for outgoing connections
/// (32768 and up), so that no client socket takes one between the choice and the server's start.
/// </summary>
static class FreePorts
{
    const int First = 20_000;
    const int Count = 12_000;
    static readonly HashSet<int> Given = [];
    static int next = Environment.ProcessId * 97 % Count;

    /// <summary>A free port; the preferred one when it is free, so that addresses survive a restart.</summary>
    public static int Take(int? preferred = null)
    {
        lock (Given)
        {
            if (preferred is { } wanted && !Given.Contains(wanted) && IsFree(wanted))
            {
                Given.Add(wanted);
                return wanted;
            }
            for (var tries = 0; tries < Count; tries++)
            {
                var port = First + (next++ % Count);
                if (!Given.Contains(port) && IsFree(port))
                {
                    Given.Add(port);
                    return port;
                }
            }
            throw new InvalidOperationException($"No free port between {First} and {First + Count - 1} on the loopback address.");
        }
    }

    /// <summary>True when a server could listen on the port, on IPv4 and (where there is one) IPv6 loopback.</summary>
    public static bool IsFree(int port) =>
        CanListen(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || CanListen(IPAddress.IPv6Loopback, port));

    static bool CanListen(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException taken)
        {
            // A machine may know IPv6 and still have no IPv6 loopback address.
            return taken.SocketErrorCode == SocketError.AddressNotAvailable;
        }
    }
}
