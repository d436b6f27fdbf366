using Grpc.Core;
using Mockloop.Contracts.Platform;
using Mockloop.ServiceDefaults;

namespace Mockloop.Web.Admin;

/// <summary>What failed for good in one service.</summary>
/// <param name="Service">Its name.</param>
/// <param name="Found">A page of it; null when the service does not answer.</param>
sealed record FailedPart(string Service, ListFailedReply? Found);

/// <summary>What failed for good, in every service that keeps such a list.</summary>
sealed class FailedWork(IServiceProvider clients, TimeProvider time)
{
    internal static readonly string[] Services = ["scheduling", "questions", "matching", "debrief"];
    const int PageSize = 20;

    // One service that is away must not hold up the page.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    internal FailedMessages.FailedMessagesClient Of(string service) =>
        Services.Contains(service)
            ? clients.GetRequiredKeyedService<FailedMessages.FailedMessagesClient>(service)
            : throw new RpcException(new(StatusCode.NotFound, $"No service {service} keeps a list of failed messages."));

    /// <summary>From the place that the token names; all services are asked at the same time.</summary>
    internal async Task<IReadOnlyList<FailedPart>> ListAsync(string? service, string? pageToken) =>
        await Task.WhenAll(Services.Where(s => service is null || s == service).Select(s => AskAsync(s, pageToken ?? "")));

    async Task<FailedPart> AskAsync(string service, string pageToken)
    {
        try
        {
            return new(service, await Of(service).ListAsync(new() { PageSize = PageSize, PageToken = pageToken }, deadline: time.GetUtcNow().UtcDateTime + Patience));
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            return new(service, null);
        }
    }
}

static class FailedWorkClients
{
    /// <summary>A client of each service.</summary>
    internal static void AddFailedWork(this IServiceCollection services)
    {
        foreach (var service in FailedWork.Services)
            services.AddKeyedPlatformClient<FailedMessages.FailedMessagesClient>(service);
        services.AddScoped<FailedWork>();
    }
}
