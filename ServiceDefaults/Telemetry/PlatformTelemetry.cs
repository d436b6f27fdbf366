using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mockloop.ServiceDefaults.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Mockloop.ServiceDefaults.Telemetry;

/// <summary>Traces that cross gRPC, HTTP, the bus and the database; metrics; logs. Sent only where a collector is named.</summary>
static class PlatformTelemetry
{
    // Sources of our own begin with this, one per service at most.
    const string Own = "Mockloop.*";

    public static void AddPlatformTelemetry(this WebApplicationBuilder builder, ServiceName service)
    {
        Quieten(builder.Logging);
        builder.Logging.AddOpenTelemetry(logs => logs.IncludeScopes = logs.IncludeFormattedMessage = true);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(service.Value, serviceInstanceId: $"{service.Value}-{Environment.ProcessId}"))
            .WithTracing(traces => traces
                .AddSource(Own, "MassTransit", "Npgsql")
                .AddAspNetCoreInstrumentation(http => http.Filter = request =>
                    !request.Request.Path.StartsWithSegments("/health") && !request.Request.Path.StartsWithSegments("/alive")
                    && !request.Request.Path.StartsWithSegments("/calendar")) // the address is a secret, and a trace keeps it
                .AddHttpClientInstrumentation())
            .WithMetrics(metrics => metrics
                .AddMeter(Own, "MassTransit", "Npgsql")
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation());
        if (!string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            telemetry.UseOtlpExporter();
    }

    // What these say at Information, or as a stack trace per expected conflict, is said better elsewhere.
    static void Quieten(ILoggingBuilder logging) => logging
        .AddFilter("Polly", LogLevel.Error)
        .AddFilter("Microsoft.Extensions.ServiceDiscovery", LogLevel.Warning)
        .AddFilter("System.Net.Http.HttpClient", LogLevel.Warning)
        .AddFilter("Grpc", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
        // Kestrel warns at every start that it listens where we tell it rather than at ASPNETCORE_URLS.
        .AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error)
        .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning)
        .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None)
        .AddFilter("OpenIddict", LogLevel.Warning)
        .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
        .AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.None)
        .AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None)
        .AddFilter("MassTransit", LogLevel.Warning);
}
