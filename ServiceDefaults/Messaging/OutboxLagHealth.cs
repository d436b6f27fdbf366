using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Mockloop.ServiceDefaults.Data;
using NodaTime;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>Events leave. A service that only publishes stays connected in the bus's own eyes after the broker has died. See <see cref="BrokerHealth"/> for why it stays in traffic.</summary>
sealed class OutboxLagHealth(IServiceScopeFactory scopes) : IHealthCheck
{
    static readonly Duration Limit = Duration.FromSeconds(30);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        try
        {
            var oldest = await db.Outbox.Where(m => m.SentAt == null).MinAsync(m => (Instant?)m.CreatedAt, cancellationToken);
            var lag = oldest is { } since ? SystemTime.Now - since : Duration.Zero;
            return lag <= Limit
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded($"The oldest event in the outbox has waited {(long)lag.TotalSeconds} s for the broker; the limit is {Limit.TotalSeconds} s.");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy($"The outbox cannot be read: {e.Message}");
        }
    }
}
