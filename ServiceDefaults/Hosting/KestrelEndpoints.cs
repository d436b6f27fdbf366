using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;

namespace Mockloop.ServiceDefaults.Hosting;

/// <summary>
/// Plain HTTP/2 needs an endpoint of its own: without TLS nothing negotiates the protocol, and a mixed endpoint
/// refuses it. REST, health and OpenAPI stay on HTTP/1.1.
/// </summary>
static class KestrelEndpoints
{
    const long LargestRequest = 4 * 1024 * 1024;
    const string DefaultUrl = "http://localhost:5000";

    public static void AddPlatformEndpoints(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
        });
        // Replicas behind one address: the kernel deals connections out to all who listen on the port.
        if (builder.Configuration.GetValue("SHARED_PORT", false))
            builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = ListenWithOthers);
        if (builder.Configuration["GRPC_PORT"] is not { Length: > 0 } grpcPort)
            return;

        // Listening in code or by configuration overrides ASPNETCORE_URLS, so both endpoints are configured here.
        var urls = HttpUrls(builder.Configuration);
        builder.Configuration.AddInMemoryCollection(Endpoints(urls, grpcPort));
    }

    static Socket ListenWithOthers(EndPoint endpoint)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        // On Linux this is SO_REUSEPORT too.
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(endpoint);
        return socket;
    }

    static string[] HttpUrls(IConfiguration configuration)
    {
        if (configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls)
            return urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (configuration[WebHostDefaults.HttpPortsKey] is { Length: > 0 } ports)
            return [.. ports.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(port => $"http://*:{port.Trim()}")];
        return [DefaultUrl];
    }

    static IEnumerable<KeyValuePair<string, string?>> Endpoints(string[] urls, string grpcPort)
    {
        for (var i = 0; i < urls.Length; i++)
        {
            yield return new($"Kestrel:Endpoints:http{i}:Url", urls[i]);
            yield return new($"Kestrel:Endpoints:http{i}:Protocols", nameof(HttpProtocols.Http1));
        }

        // gRPC is as reachable as REST is: on loopback here, on every address in a container.
        yield return new("Kestrel:Endpoints:grpc:Url", $"http://{BindingAddress.Parse(urls[0]).Host}:{grpcPort}");
        yield return new("Kestrel:Endpoints:grpc:Protocols", nameof(HttpProtocols.Http2));
    }
}
