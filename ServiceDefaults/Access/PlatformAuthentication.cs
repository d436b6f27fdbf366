using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
#if KEYCLOAK_AUTH_SERVICES
using Keycloak.AuthServices.Authentication;
#endif

namespace Mockloop.ServiceDefaults.Access;

/// <summary>
/// Bearer tokens of the realm, checked by Keycloak.AuthServices where that package restores and by plain JwtBearer
/// elsewhere. Both end in the same options, which one suite of tests describes.
/// </summary>
public static class PlatformAuthentication
{
    // A symmetric algorithm would let the public key of the realm sign tokens; "none" would need no key at all.
    static readonly string[] AsymmetricAlgorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Sign-in by bearer token, from the section <c>Keycloak</c>.</summary>
    public static WebApplicationBuilder AddPlatformAuthentication(this WebApplicationBuilder builder)
    {
        // The first token signed by a new key waits for the new keys, instead of being refused while they are fetched.
        AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", true);
        // Read when the first token comes or MapServiceDefaults asks: a --migrate run needs no realm.
        var configuration = builder.Configuration;
        builder.Services.AddSingleton(_ => KeycloakSettings.From(configuration));
#if KEYCLOAK_AUTH_SERVICES
        builder.Services.AddKeycloakWebApiAuthentication(
            configuration, (JwtBearerOptions options) => Configure(options, KeycloakSettings.From(configuration)), KeycloakSettings.Section);
#else
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
            .AddJwtBearer(options => Configure(options, KeycloakSettings.From(configuration)));
#endif
        builder.Services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, TrustOnlyPublishedKeys);
        return builder;
    }

    // By itself the library would go on trusting, for another hour, keys that are no longer published.
    static void TrustOnlyPublishedKeys(JwtBearerOptions options)
    {
        if (options.ConfigurationManager is BaseConfigurationManager keys)
            keys.UseLastKnownGoodConfiguration = false;
    }

    static void Configure(JwtBearerOptions options, KeycloakSettings settings)
    {
        options.Authority = settings.Authority;
        options.RequireHttpsMetadata = settings.RequireHttps;
        options.MapInboundClaims = false;
        // A token signed by a key we have not seen makes us read the keys again, but no more often than this.
        options.RefreshInterval = TimeSpan.FromSeconds(10);
        // The longest that a key stays good after the realm has withdrawn it; the library's own is 12 hours.
        options.AutomaticRefreshInterval = TimeSpan.FromMinutes(5);
        // Requests wait while keys are read; from a server that hangs the ones we have are soon good enough.
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = settings.Authority,
            ValidAudience = settings.Resource,
            ValidateAudience = settings.VerifyAudience,
            ClockSkew = settings.ClockSkew,
            ValidAlgorithms = AsymmetricAlgorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            NameClaimType = "preferred_username",
            RoleClaimType = RealmRoles.ClaimType,
        };
        options.Events ??= new JwtBearerEvents();
        options.Events.OnTokenValidated = context =>
        {
            RealmRoles.Flatten(context.Principal, settings.Resource);
            return Task.CompletedTask;
        };
        options.Events.OnAuthenticationFailed = SignInServer.NoteUnreachableAsync;
    }
}
