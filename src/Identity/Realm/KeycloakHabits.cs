using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers;

namespace Mockloop.Identity.Realm;

/// <summary>
/// Keycloak gives people a refresh token whatever scopes were asked for; OpenIddict only with
/// <c>offline_access</c>, which in Keycloak means something else (a session without end).
/// </summary>
static class RefreshTokenAlways
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessSignInContext>()
            .UseInlineHandler(context =>
            {
                if (context is { IncludeAccessToken: true, Request: { } request } && !request.IsClientCredentials())
                    context.GenerateRefreshToken = context.IncludeRefreshToken = true;
                return default;
            })
            .SetOrder(EvaluateGeneratedTokens.Descriptor.Order + 1)
            .Build();

    static bool IsClientCredentials(this OpenIddict.Abstractions.OpenIddictRequest request) =>
        request.GrantType == OpenIddict.Abstractions.OpenIddictConstants.GrantTypes.ClientCredentials;
}

/// <summary>Tells devices how often to ask, in seconds; without it some ask without pause.</summary>
static class PollingInterval
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor.CreateBuilder<ApplyDeviceAuthorizationResponseContext>()
            .UseInlineHandler(context =>
            {
                if (context.Error is null)
                    context.Response["interval"] = 5;
                return default;
            })
            .SetOrder(int.MinValue + 100_000)
            .Build();
}
