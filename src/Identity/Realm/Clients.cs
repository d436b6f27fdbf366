using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Mockloop.Identity.Realm;

/// <summary>The programs that may ask for tokens, and with which grants; <c>deploy/keycloak</c> says the same.</summary>
sealed class Clients(RealmOptions realm)
{
    public const string Simulator = "simulator";

    public IEnumerable<OpenIddictApplicationDescriptor> All()
    {
        yield return Web();
        yield return Describe("cli", "Mockloop command line", secret: null,
            Permissions.Endpoints.DeviceAuthorization, Permissions.GrantTypes.DeviceCode, Permissions.GrantTypes.RefreshToken);
        yield return Describe("services", "Mockloop services", Secret("services"), Permissions.GrantTypes.ClientCredentials);
        yield return Describe("grading", "Mockloop grading workers", Secret("grading"), Permissions.GrantTypes.ClientCredentials);
        if (realm.Demo.Enabled)
            yield return Describe(Simulator, "Mockloop simulator", secret: null,
                Permissions.GrantTypes.Password, Permissions.GrantTypes.RefreshToken);
    }

    OpenIddictApplicationDescriptor Web()
    {
        var web = Describe("web", "Mockloop", Secret("web"),
            Permissions.Endpoints.Authorization, Permissions.Endpoints.EndSession, Permissions.ResponseTypes.Code,
            Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken);
        var addresses = realm.Clients["web"];
        web.RedirectUris.UnionWith(ClientOptions.Split(addresses.RedirectUris));
        web.PostLogoutRedirectUris.UnionWith(addresses.PostLogoutRedirectUris is { } given
            ? ClientOptions.Split(given)
            // Where ASP.NET Core's sign-out lands, and the start page, beside each sign-in address.
            : web.RedirectUris.SelectMany(u => new[] { new Uri(u, "/signout-callback-oidc"), new Uri(u, "/") }));
        return web;
    }

    string Secret(string client) => realm.Clients.GetValueOrDefault(client)?.Secret is { Length: > 0 } secret
        ? secret
        : throw new InvalidOperationException($"Clients:{client}:Secret is missing");

    static OpenIddictApplicationDescriptor Describe(string id, string name, string? secret, params string[] permissions)
    {
        var client = new OpenIddictApplicationDescriptor
        {
            ClientId = id,
            DisplayName = name,
            ClientSecret = secret,
            ClientType = secret is null ? ClientTypes.Public : ClientTypes.Confidential,
            ConsentType = ConsentTypes.Implicit,
        };
        client.Permissions.UnionWith(
        [
            Permissions.Endpoints.Token, Permissions.Endpoints.Revocation, Permissions.Endpoints.Introspection,
            Permissions.Scopes.Profile, Permissions.Scopes.Email, Permissions.Scopes.Roles, .. permissions,
        ]);
        return client;
    }
}
