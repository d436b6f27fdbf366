using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>Which event types this service's endpoints subscribe to, read from the registered consumers; and which due times it handles.</summary>
sealed class Subscriptions(IServiceCollection services, IEndpointNameFormatter formatter)
{
    readonly Lazy<IReadOnlyList<(string Endpoint, string Type)>> all = new(() => Read(services, formatter));

    public IReadOnlyList<(string Endpoint, string Type)> All => all.Value;

    /// <summary>Whether something in this service handles that queue, or <c>due:kind</c>.</summary>
    public bool Takes(string endpoint) => All.Any(s => s.Endpoint == endpoint)
        || services.Any(s => s.ImplementationInstance is DueHandlerKind due && DueTimeFailure.EndpointPrefix + due.Kind == endpoint);

    static List<(string, string)> Read(IServiceCollection services, IEndpointNameFormatter formatter) =>
        [.. from consumer in services.Where(s => !s.IsKeyedService).Select(s => s.ServiceType).Distinct()
           where consumer.IsClass && consumer.IsAssignableTo(typeof(IConsumer))
           from contract in consumer.GetInterfaces()
           where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IConsumer<>)
           select (NameOf(formatter, consumer), contract.GetGenericArguments()[0].FullName!)];

    static string NameOf(IEndpointNameFormatter formatter, Type consumer) =>
        (string)typeof(IEndpointNameFormatter).GetMethod(nameof(IEndpointNameFormatter.Consumer))!.MakeGenericMethod(consumer).Invoke(formatter, null)!;
}
