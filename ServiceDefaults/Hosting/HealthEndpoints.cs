using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Mockloop.ServiceDefaults.Hosting;

/// <summary><c>/health</c>: may this process get traffic, and if not, why. <c>/alive</c>: does it run at all.</summary>
static class HealthEndpoints
{
    const string Alive = "alive";

    public static void AddPlatformAlive(this IHealthChecksBuilder checks) =>
        checks.AddCheck("process", () => HealthCheckResult.Healthy("runs"), [Alive]);

    public static void MapPlatformHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health", Options(_ => true)).AllowAnonymous();
        routes.MapHealthChecks("/alive", Options(check => check.Tags.Contains(Alive))).AllowAnonymous();
    }

    static HealthCheckOptions Options(Func<HealthCheckRegistration, bool> which) =>
        new() { Predicate = which, ResponseWriter = WriteAsync };

    static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(new
        {
            status = report.Status.ToString(),
            checks = report.Entries.ToDictionary(entry => entry.Key, entry => new
            {
                status = entry.Value.Status.ToString(),
                why = entry.Value.Description ?? entry.Value.Exception?.Message,
                milliseconds = Math.Round(entry.Value.Duration.TotalMilliseconds, 1),
            }),
        }, JsonSerializerOptions.Web, context.RequestAborted);
}
