using MassTransit;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>
/// Endpoint names carry the service: <c>questions-interview-booked</c>. From the class name alone, two services with a consumer
/// of the same name would share one queue, and each would lose events to the other.
/// </summary>
static class EndpointNames
{
    public static IEndpointNameFormatter Of(string service) => new KebabCaseEndpointNameFormatter(service, includeNamespace: false);
}
