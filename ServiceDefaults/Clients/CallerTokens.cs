using Microsoft.AspNetCore.Http;

namespace Mockloop.ServiceDefaults.Clients;

/// <summary>Forwards the caller's token; without a caller it is the service that calls.</summary>
sealed class CallerTokens(IHttpContextAccessor context, ServiceTokens service) : ITokenSource
{
    const string Bearer = "Bearer ";

    public async ValueTask<string?> TokenAsync(CancellationToken ct)
    {
        if (context.HttpContext is not { } http)
            return await service.TokenAsync(ct);
        var authorization = http.Request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..] : null;
    }
}
