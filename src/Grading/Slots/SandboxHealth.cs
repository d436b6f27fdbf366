using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Mockloop.Grading.Slots;

/// <summary>Healthy once the sandbox has run a program of every language it offers.</summary>
sealed class SandboxHealth(SlotPool slots) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(slots.Obstacle is { } why
            ? HealthCheckResult.Unhealthy(why)
            : HealthCheckResult.Healthy($"{slots.Busy} of {slots.Count} slots busy"));
}
