#pragma warning disable RS0030 // It looks at the bus and publishes nothing.
using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>
/// The broker, in words. A process that never had its queues is not ready. One that lost the broker is degraded and stays in
/// traffic: requests need the database alone, their events wait in the outbox, and taking every replica out would turn a
/// broker's outage into everybody's.
/// </summary>
sealed class BrokerHealth(IBusControl bus, BrokerState state) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Look());

    HealthCheckResult Look()
    {
        var connection = bus.CheckHealth();
        if (connection.Status == BusHealthStatus.Healthy)
        {
            state.Ready();
            return state.Trouble is { } trouble ? HealthCheckResult.Degraded(trouble) : HealthCheckResult.Healthy();
        }
        var missing = connection.Endpoints.Where(e => e.Value.Status != BusHealthStatus.Healthy).Select(e => Uri.TryCreate(e.Key, UriKind.Absolute, out var address) ? QueueName.Of(address) : e.Key);
        var why = $"The broker does not answer; not connected: {string.Join(", ", missing)}.";
        return state.WasReady
            ? HealthCheckResult.Degraded($"{why} Requests are answered, events wait in the outbox.")
            : HealthCheckResult.Unhealthy(why);
    }
}
