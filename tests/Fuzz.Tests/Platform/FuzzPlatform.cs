using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Mockloop.Fuzz.Tests.Requests;
using Mockloop.TestServers;

namespace Mockloop.Fuzz.Tests.Platform;

/// <summary>All services with gRPC in this process, talking to each other over sockets, each on a database of its own.</summary>
sealed class FuzzPlatform : IAsyncDisposable
{
    public static readonly string[] WithDatabase = ["scheduling", "questions", "matching", "debrief"];
    public static readonly string[] Names = [.. WithDatabase, "grading"];

    readonly Dictionary<string, IServiceHost> _hosts = [];
    readonly Dictionary<string, GrpcChannel> _channels = [];
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockloop-fuzz-");

    FuzzPlatform(TestPlatform platform) => Platform = platform;

    public TestPlatform Platform { get; }

    public TestRealm Realm => Platform.Realm;

    public ErrorLog Log { get; } = new();

    /// <summary>What the services have told so far.</summary>
    public Pool Pool { get; } = new();

    public Dictionary<string, Address> Addresses { get; } = Names.ToDictionary(n => n, _ => Address.Free());

    public static async Task<FuzzPlatform> StartAsync()
    {
        // Before any port is chosen: the servers choose theirs by the same rule.
        await SharedPostgres.ConnectionStringAsync();
        var platform = new FuzzPlatform(await TestPlatform.StartAsync());
        var tracks = CanaryTracks.Write(platform._folder.FullName).ToList();
        foreach (var name in Names)
            await platform.StartAsync(name, tracks);
        foreach (var name in WithDatabase)
            await platform.HealthyAsync(name);
        return platform;
    }

    public IServiceProvider Services(string service) => _hosts[service].Services;

    /// <summary>gRPC of a service, with these headers.</summary>
    public CallInvoker Grpc(string service, string? token, params (string Name, string Value)[] more) => _channels[service].Intercept(headers =>
    {
        if (token is not null)
            headers.Add("authorization", $"Bearer {token}");
        foreach (var (name, value) in more)
            headers.Add(name, value);
        return headers;
    });

    /// <summary>Waits until the service would get traffic.</summary>
    public async Task HealthyAsync(string service)
    {
        using var http = new HttpClient { BaseAddress = new(Addresses[service].Http) };
        for (var tries = 0; ; tries++)
        {
            var reply = await http.GetAsync("/health");
            if (reply.IsSuccessStatusCode)
                return;
            if (tries == 600)
                throw new TimeoutException($"{service} is not healthy: {await reply.Content.ReadAsStringAsync()}");
            await Task.Delay(100);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels.Values)
            channel.Dispose();
        foreach (var host in _hosts.Values)
            await host.DisposeAsync();
        await Platform.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    async Task StartAsync(string name, List<KeyValuePair<string, string?>> tracks)
    {
        var settings = await Platform.SettingsAsync(name, name == "grading" ? "grading" : "services");
        foreach (var (key, value) in tracks)
            settings[key] = value;
        foreach (var (other, address) in Addresses)
            settings[$"services:{other}:grpc:0"] = address.Grpc;
        settings["urls"] = Addresses[name].Http;
        settings["GRPC_PORT"] = Addresses[name].GrpcPort.ToString();
        // Ten thousand calls by a few people: limits would hide everything behind them.
        settings["RateLimits:Enabled"] = "false";
        if (name == "grading")
        {
            // The worker answers for itself and never takes work: the queue's calls are the test's.
            settings["Bus:Prefix"] = $"{Platform.Prefix}-idle";
            settings["Grading:Poll"] = "1.00:00:00";
        }
        if (WithDatabase.Contains(name))
            await Task.Run(() => ServiceHost.Migrate(name, settings));
        var host = _hosts[name] = ServiceHost.Create(name, settings, Log);
        await Task.Run(host.Start);
        _channels[name] = GrpcChannel.ForAddress(Addresses[name].Grpc, new()
        {
            MaxReceiveMessageSize = null,
            MaxSendMessageSize = null,
            HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true },
        });
    }
}
