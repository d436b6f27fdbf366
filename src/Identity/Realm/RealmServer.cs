using Microsoft.Extensions.Options;
using Mockloop.Identity.Data;
using Mockloop.Identity.Keys;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Mockloop.Identity.Realm;

/// <summary>OpenIddict with Keycloak's paths, lifetimes and formats.</summary>
static class RealmServer
{
    const string Protocol = "protocol/openid-connect/";

    public static void AddRealmServer(this IServiceCollection services, RealmOptions realm)
    {
        services.AddSingleton<KeyRing>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(s => s.GetRequiredService<KeyRing>());
        services.AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(s => s.GetRequiredService<KeyRing>());
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<IdentityDb>().ReplaceDefaultEntities<Guid>())
            .AddServer(server =>
            {
                server.MapEndpoints();
                server.AllowGrants(realm.Demo.Enabled);
                server.SetFormats();
                server.AddEventHandler(RefreshTokenAlways.Descriptor);
                server.AddEventHandler(PollingInterval.Descriptor);
            });
    }

    static void MapEndpoints(this OpenIddictServerBuilder server)
    {
        server.SetConfigurationEndpointUris(".well-known/openid-configuration")
            .SetJsonWebKeySetEndpointUris(Protocol + "certs")
            .SetAuthorizationEndpointUris(Protocol + "auth")
            .SetDeviceAuthorizationEndpointUris(Protocol + "auth/device")
            .SetEndUserVerificationEndpointUris("device")
            .SetTokenEndpointUris(Protocol + "token")
            .SetUserInfoEndpointUris(Protocol + "userinfo")
            .SetEndSessionEndpointUris(Protocol + "logout")
            .SetRevocationEndpointUris(Protocol + "revoke")
            .SetIntrospectionEndpointUris(Protocol + "token/introspect");
        server.UseAspNetCore()
            .EnableAuthorizationEndpointPassthrough()
            .EnableEndUserVerificationEndpointPassthrough()
            .EnableTokenEndpointPassthrough()
            .EnableUserInfoEndpointPassthrough()
            .EnableEndSessionEndpointPassthrough()
            .EnableStatusCodePagesIntegration()
            // RealmPath demands HTTPS where it matters.
            .DisableTransportSecurityRequirement();
    }

    static void AllowGrants(this OpenIddictServerBuilder server, bool demo)
    {
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange()
            .Configure(options => options.CodeChallengeMethods.Remove(CodeChallengeMethods.Plain))
            .AllowDeviceAuthorizationFlow()
            .AllowClientCredentialsFlow()
            .AllowRefreshTokenFlow();
        if (demo)
            server.AllowPasswordFlow();
    }

    static void SetFormats(this OpenIddictServerBuilder server)
    {
        server.DisableAccessTokenEncryption()
            .RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.Email, Scopes.Roles)
            .RegisterClaims(Claims.PreferredUsername, Claims.Name, Claims.GivenName, Claims.FamilyName, Claims.Email, Claims.EmailVerified)
            .SetAccessTokenLifetime(Lifetimes.AccessToken)
            .SetIdentityTokenLifetime(Lifetimes.AccessToken)
            .SetRefreshTokenLifetime(Lifetimes.Idle)
            .SetAuthorizationCodeLifetime(Lifetimes.Code)
            .SetDeviceCodeLifetime(Lifetimes.DeviceCode)
            .SetUserCodeLifetime(Lifetimes.DeviceCode)
            // As Keycloak with revokeRefreshToken: the second use of a refresh token ends the session at once.
            .SetRefreshTokenReuseLeeway(TimeSpan.Zero)
            // Keycloak's alphabet: no vowels, so no words.
            .SetUserCodeCharset([.. "BCDFGHJKLMNPQRSTVWXZ".Select(c => c.ToString())])
            .SetUserCodeLength(8)
            .SetUserCodeDisplayFormat("{0}{1}{2}{3}-{4}{5}{6}{7}");
    }
}
