using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>Which event types this service's endpoints subscribe to, read from the registered consumers.</summary>
sealed class Subscriptions(IServiceCollection services, IEndpointNameFormatter formatter)
{
    readonly Lazy<IReadOnlyList<(string Endpoint, string Type)>> all = new(() => Read(services, formatter));

    public IReadOnlyList<(string Endpoint, string Type)> All => all.Value;

    static List<(string, string)> Read(IServiceCollection services, IEndpointNameFormatter formatter) =>
        [.. from consumer in services.Where(s => !s.IsKeyedService).Select(s => s.ServiceType).Distinct()
           where consumer.IsClass && consumer.IsAssignableTo(typeof(IConsumer))
           from contract in consumer.GetInterfaces()
           where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IConsumer<>)
           select (NameOf(formatter, consumer), contract.GetGenericArguments()[0].FullName!)];

    static string NameOf(IEndpointNameFormatter formatter, Type consumer) =>
        (string)typeof(IEndpointNameFormatter).GetMethod(nameof(IEndpointNameFormatter.Consumer))!.MakeGenericMethod(consumer).Invoke(formatter, null)!;
}
