using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Calls;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.ServiceDefaults.Limits;

/// <summary>One token bucket per person and kind of call.</summary>
public static class RateLimits
{
    const string SimulatorClient = "simulator";

    /// <summary>Limits by <see cref="RateLimitOptions"/>; needs <c>UseRateLimiter</c> after the sign-in.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="bucketOf">Which allowance a request draws on; null for none.</param>
    /// <param name="refuse">Writes the refusal, with the bucket and how long to wait.</param>
    public static WebApplicationBuilder AddRateLimits(
        this WebApplicationBuilder builder, Func<HttpContext, CallBucket?> bucketOf, Func<HttpContext, RateLimitRefusal, Task> refuse)
    {
        var configuration = builder.Configuration;
        builder.Services.AddRateLimiter(limiter =>
        {
            var options = configuration.GetSection(RateLimitOptions.Section).Get<RateLimitOptions>() ?? new();
            if (!options.Enabled)
                return;
            // The simulator plays many people at once from one machine; its client exists only under --demo.
            var isDemo = configuration.GetValue("Demo:Enabled", false);
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
                bucketOf(http) is { } bucket && PartitionOf(http, isDemo) is { } who
                    ? RateLimitPartition.GetTokenBucketLimiter($"{bucket}:{who}", _ => Bucket(options.Of(bucket)))
                    : RateLimitPartition.GetNoLimiter("unlimited"));
            limiter.OnRejected = async (context, _) =>
            {
                var bucket = bucketOf(context.HttpContext) ?? CallBucket.Reads;
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
                await refuse(context.HttpContext, new(bucket, options.Of(bucket), wait));
            };
        });
        return builder;
    }

    /// <summary>The allowance of a call of a proto.</summary>
    internal static CallBucket? BucketOfCall(HttpContext http)
    {
        if (Contract.MethodOf(http.GetEndpoint()) is not { } method)
            return null;
        if (http.GetEndpoint()!.Metadata.GetMetadata<CallLimitsAttribute>() is { IsSubmission: true })
            return CallBucket.Submissions;
        return Contract.IsRead(method) ? CallBucket.Reads : CallBucket.Writes;
    }

    /// <summary>ResourceExhausted, or 429.</summary>
    internal static Task RefuseCall(HttpContext http, RateLimitRefusal refusal)
    {
        var error = DomainException.RateLimited(refusal.Words, refusal.Wait);
        StatusMapping.Refine(http, error);
        return ErrorResponse.WriteAsync(http, StatusMapping.Of(error)!);
    }

    // The platform's own clients wait in bounded queues of their own.
    static string? PartitionOf(HttpContext http, bool isDemo) => http.User.FindFirstValue("azp") switch
    {
        Caller.ServicesClient or Caller.GradingClient => null,
        SimulatorClient when isDemo => null,
        _ => http.User.FindFirstValue("sub") ?? $"address {http.Connection.RemoteIpAddress}",
    };

    static TokenBucketRateLimiterOptions Bucket(RateLimitOptions.Allowance allowance) => new()
    {
        TokenLimit = allowance.Burst,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1.0 / allowance.PerMinute),
        QueueLimit = 0,
    };
}
