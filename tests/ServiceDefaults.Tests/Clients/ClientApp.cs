using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mockloop.ServiceDefaults.Tests.Hosting;
using Mockloop.TestServers;

namespace Mockloop.ServiceDefaults.Tests.Clients;

/// <summary>A process that calls probes: without a caller, or as if it handled somebody's request.</summary>
sealed class ClientApp : IAsyncDisposable
{
    readonly ServiceProvider _services;

    ClientApp(ServiceProvider services) => _services = services;

    public static ClientApp For(TestRealm realm, params ProbeApp[] replicas) => For(realm, TimeProvider.System, [.. replicas.Select(r => r.GrpcUrl)]);

    public static ClientApp For(TestRealm realm, TimeProvider clock, params string[] replicas)
    {
        var settings = realm.Settings();
        for (var i = 0; i < replicas.Length; i++)
            settings[$"services:probe:grpc:{i}"] = replicas[i];
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddSingleton(clock);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        services.AddPlatformClient<Probe.ProbeClient>("probe");
        return new ClientApp(services.BuildServiceProvider());
    }

    public IServiceProvider Services => _services;

    /// <summary>A client where no request is handled.</summary>
    public Probe.ProbeClient Alone => Resolve(null);

    /// <summary>A client inside a request with this bearer token; null is an anonymous request.</summary>
    public Probe.ProbeClient Handling(string? token)
    {
        var http = new DefaultHttpContext();
        if (token is not null)
            http.Request.Headers.Authorization = $"Bearer {token}";
        return Resolve(http);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    Probe.ProbeClient Resolve(HttpContext? http)
    {
        _services.GetRequiredService<IHttpContextAccessor>().HttpContext = http;
        return _services.CreateScope().ServiceProvider.GetRequiredService<Probe.ProbeClient>();
    }
}
