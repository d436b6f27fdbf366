using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
    /// and a failed_message row at the end. Call it after AddPlatformData; a service without a database consumes without inbox.
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
        services.AddMassTransit(bus =>
        {
            bus.SetEndpointNameFormatter(EndpointNames.Of(ServiceName.Of(builder).Value, builder.Configuration));
            configure?.Invoke(bus);
            bus.AddConfigureEndpointsCallback(PlatformEndpoint.Configure);
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(new Uri(builder.Configuration.GetConnectionString("rabbitmq")
                    ?? throw new InvalidOperationException("ConnectionStrings:rabbitmq is missing.")));
                EndpointNames.PrefixExchanges(rabbit, builder.Configuration);
                rabbit.PrefetchCount = PlatformEndpoint.Prefetch;
                rabbit.ConfigureJsonSerializerOptions(PlatformJson.Configure);
                rabbit.ConfigureEndpoints(context);
            });
        });
        return builder;
    }
}
