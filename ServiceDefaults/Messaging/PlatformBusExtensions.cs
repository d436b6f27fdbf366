using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Mockloop.ServiceDefaults.Data;
using Mockloop.ServiceDefaults.Faults;
using Mockloop.ServiceDefaults.Hosting;
using Mockloop.ServiceDefaults.Messaging;

namespace Mockloop.ServiceDefaults;

/// <summary>Registers the bus.</summary>
public static class PlatformBusExtensions
{
    /// <summary>
    /// Adds MassTransit on RabbitMQ: quorum queues named <c>service-consumer</c>, retries, the inbox on the consumer's database,
    /// and a failed_message row at the end. Call it after AddPlatformData; a service without a database consumes without inbox, and
    /// what it fails on is dropped with a line in the log.
    /// </summary>
    /// <param name="builder">The service's host.</param>
    /// <param name="configure">Adds the consumers.</param>
    public static IHostApplicationBuilder AddPlatformBus(this IHostApplicationBuilder builder, Action<IBusRegistrationConfigurator>? configure = null)
    {
        var services = builder.Services;
        services.TryAddSingleton<DemoFaults>();
        services.TryAddSingleton<CrashPoints>();
        services.AddSingleton<BusPublisher>();
        // Nothing leaves the process that nobody asked for.
        services.Configure<UsageTelemetryOptions>(telemetry => telemetry.Enabled = false);
        services.AddSingleton<BrokerProbe>();
        services.TryAddSingleton<BrokerState>();
        services.AddSingleton<Topology>();
        services.AddMassTransit(bus =>
        {
            bus.SetEndpointNameFormatter(EndpointNames.Of(ServiceName.Of(builder).Value, builder.Configuration));
            configure?.Invoke(bus);
            bus.AddConfigureEndpointsCallback(PlatformEndpoint.Configure);
            bus.UsingRabbitMq((context, rabbit) =>
            {
                var stopping = context.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
                rabbit.Host(new Uri(builder.Configuration.GetConnectionString("rabbitmq")
                    ?? throw new InvalidOperationException("ConnectionStrings:rabbitmq is missing.")), host =>
                    host.OnRefreshConnectionFactory = factory => BrokerGate.WaitAsync(factory, stopping));
                rabbit.DeployTopologyOnly = context.GetRequiredService<Topology>().Only;
                EndpointNames.PrefixExchanges(rabbit, builder.Configuration);
                rabbit.PrefetchCount = PlatformEndpoint.Prefetch;
                rabbit.ConfigureJsonSerializerOptions(PlatformJson.Configure);
                rabbit.ConfigureEndpoints(context);
            });
        });
        services.AddHealthChecks().AddCheck<BrokerHealth>("broker", tags: ["ready"]);
        // MassTransit's own tells the same, not in words, and takes a process out of traffic for it.
        services.Configure<HealthCheckServiceOptions>(options =>
        {
            foreach (var own in options.Registrations.Where(r => r.Tags.Contains("masstransit")).ToList())
                options.Registrations.Remove(own);
        });
        return builder;
    }
}
