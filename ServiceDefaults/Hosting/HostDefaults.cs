using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Mockloop.ServiceDefaults.Hosting;
using Mockloop.ServiceDefaults.Telemetry;

namespace Mockloop.ServiceDefaults;

/// <summary>What every process of the platform has, the sign-in server and the page included.</summary>
public static class HostDefaults
{
    /// <summary>Telemetry, endpoints and limits, service discovery, health checks, quiet logs, orderly shutdown.</summary>
    public static WebApplicationBuilder AddHostDefaults(this WebApplicationBuilder builder, string service)
    {
        var name = new ServiceName(service);
        ((IHostApplicationBuilder)builder).Properties[typeof(ServiceName)] = name;
        builder.Configuration["Service:Name"] = service;
        builder.Services.AddSingleton(name);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.AddPlatformTelemetry(name);
        builder.AddPlatformEndpoints();
        builder.Services.AddServiceDiscovery();
        builder.Services.AddHealthChecks().AddPlatformAlive();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        return builder;
    }

    /// <summary><c>/health</c> and <c>/alive</c>, open to everybody.</summary>
    public static WebApplication MapHostDefaults(this WebApplication app)
    {
        app.MapPlatformHealth();
        return app;
    }
}
