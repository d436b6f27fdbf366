using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Mockloop.ServiceDefaults.Access;

namespace Mockloop.ServiceDefaults.Clients;

/// <summary>The client this process is to the sign-in server.</summary>
/// <param name="ClientId"><c>ServiceClient:ClientId</c>: <c>services</c>, or <c>grading</c> for a worker.</param>
/// <param name="ClientSecret"><c>ServiceClient:ClientSecret</c>.</param>
/// <param name="TokenEndpoint">Where it gets its tokens, from the section <c>Keycloak</c>.</param>
sealed record ServiceClientSettings(string ClientId, string ClientSecret, Uri TokenEndpoint)
{
    public static ServiceClientSettings From(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        return new(Needed("ClientId"), Needed("ClientSecret"), KeycloakSettings.From(configuration).TokenEndpoint);

        string Needed(string key) => configuration[$"ServiceClient:{key}"] is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"Configuration ServiceClient:{key} must be set (environment ServiceClient__{key}): a call without a caller needs the service's own token.");
    }
}
