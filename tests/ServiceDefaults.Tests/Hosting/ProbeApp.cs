using System.Net.Http.Headers;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.TestServers;

namespace Mockloop.ServiceDefaults.Tests.Hosting;

/// <summary>The probe service as any service of ours is hosted, on two free ports.</summary>
sealed class ProbeApp : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly GrpcChannel _channel;

    ProbeApp(WebApplication app, string http, string grpc, TestLog log)
    {
        (_app, GrpcUrl, Log) = (app, grpc, log);
        _channel = GrpcChannel.ForAddress(grpc, new GrpcChannelOptions { UnsafeUseInsecureChannelCallCredentials = true });
        Client = new Probe.ProbeClient(_channel);
        Rest = new HttpClient { BaseAddress = new Uri(http) };
    }

    public string GrpcUrl { get; }

    public TestLog Log { get; }

    public Probe.ProbeClient Client { get; }

    public HttpClient Rest { get; }

    public IServiceProvider Services => _app.Services;

    public ProbeReplica Replica => Services.GetRequiredService<ProbeReplica>();

    public static async Task<ProbeApp> StartAsync(
        TestRealm realm, Action<IDictionary<string, string?>>? settings = null, Action<WebApplicationBuilder>? build = null, string name = "probe")
    {
        var (http, grpc) = ($"http://127.0.0.1:{FreePort()}", FreePort());
        var configuration = realm.Settings();
        configuration["urls"] = http;
        configuration["GRPC_PORT"] = grpc.ToString();
        settings?.Invoke(configuration);
        var log = new TestLog();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing" });
        builder.Configuration.AddInMemoryCollection(configuration);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.AddServiceDefaults("probe");
        builder.Services.AddSingleton(new ProbeReplica(name));
        build?.Invoke(builder);
        var app = builder.Build();
        app.MapServiceDefaults();
        app.MapGrpcService<ProbeService>();
        app.MapGet("/plain/{kind}", (string kind) => kind == "broken" ? throw new InvalidOperationException("secret detail") : kind).AllowAnonymous();
        app.MapGet("/plain-domain", () => { throw DomainException.Invalid("size", 11, "must be from 1 to 10"); }).AllowAnonymous();
        await app.StartAsync();
        return new ProbeApp(app, http, $"http://127.0.0.1:{grpc}", log);
    }

    public static Metadata Bearer(string token) => new() { { "authorization", $"Bearer {token}" } };

    /// <summary>The gRPC status of a call, OK included.</summary>
    public static async Task<StatusCode> StatusOfAsync<T>(AsyncUnaryCall<T> call)
    {
        try
        {
            await call;
            return StatusCode.OK;
        }
        catch (RpcException e)
        {
            return e.StatusCode;
        }
    }

    public Task<StatusCode> WhoAmIStatusAsync(string token) => StatusOfAsync(Client.WhoAmIAsync(new(), Bearer(token)));

    public async Task<WhoAmIReply> WhoAmIAsync(string token) => await Client.WhoAmIAsync(new(), Bearer(token));

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token, HttpContent? body = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return Rest.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Rest.Dispose();
        _channel.Dispose();
        await _app.DisposeAsync();
    }

    static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
