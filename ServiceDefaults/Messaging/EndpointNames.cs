using MassTransit;
using Microsoft.Extensions.Configuration;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>
/// Endpoint names carry the service: <c>questions-interview-booked</c>. From the class name alone, two services with a consumer
/// of the same name would share one queue, and each would lose events to the other.
/// </summary>
static class EndpointNames
{
    /// <summary>Setting that is put before all names, so that several platforms, or tests, can share a broker.</summary>
    public const string PrefixSetting = "Bus:Prefix";

    public static IEndpointNameFormatter Of(string service, IConfiguration configuration) =>
        new KebabCaseEndpointNameFormatter(configuration[PrefixSetting] is { Length: > 0 } prefix ? $"{prefix}-{service}" : service, includeNamespace: false);

    /// <summary>Puts the prefix before the exchanges of the event types too.</summary>
    public static void PrefixExchanges(IRabbitMqBusFactoryConfigurator rabbit, IConfiguration configuration)
    {
        if (configuration[PrefixSetting] is { Length: > 0 } prefix)
            rabbit.MessageTopology.SetEntityNameFormatter(new PrefixEntityNameFormatter(rabbit.MessageTopology.EntityNameFormatter, prefix + "-"));
    }
}
