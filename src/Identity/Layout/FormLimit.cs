using System.Globalization;
using System.Threading.RateLimiting;

namespace Mockloop.Identity.Layout;

/// <summary>Bounds what one address may try per minute: passwords, accounts and device codes.</summary>
static class FormLimit
{
    public const string Policy = "forms";

    public static void AddFormLimit(this WebApplicationBuilder builder)
    {
        // Behind a proxy that hides addresses everybody shares one budget: raise it there.
        var perMinute = builder.Configuration.GetValue("Forms:PerMinute", 120);
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, _) =>
            {
                if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                    context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limiter.AddPolicy(Policy, http => Guesses(http.Request)
                ? RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "local",
                    _ => new() { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter("reading"));
        });
    }

    static bool Guesses(HttpRequest request) => HttpMethods.IsPost(request.Method) || request.Query.ContainsKey("user_code");
}
