using Microsoft.AspNetCore.Identity;
using Mockloop.Identity.Accounts;
using Mockloop.Identity.SignIn;

namespace Mockloop.Identity.Realm;

/// <summary>The realm's parts and its protocol endpoints.</summary>
static class RealmSetup
{
    public static void AddRealm(this WebApplicationBuilder builder)
    {
        var realm = builder.Configuration.Get<RealmOptions>() ?? new();
        builder.Services.AddSingleton(realm);
        builder.Services.Configure<LockoutRule>(builder.Configuration.GetSection("Lockout"));
        // OWASP's figure for PBKDF2 with HMAC-SHA512.
        builder.Services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 210_000);
        builder.Services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        builder.Services.AddScoped<PasswordCheck>().AddScoped<DemoPeople>().AddScoped<BootstrapAdmin>();
        builder.Services.AddScoped<TokenEndpoint>().AddSingleton<Clients>();
        builder.Services.AddSessionCookie();
        builder.Services.AddRealmServer(realm);
        // One line per request and step otherwise; and keys lie in the database on purpose (see the README).
        builder.Logging.AddFilter("OpenIddict", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        builder.Services.AddHostedService<RealmStart>();
        builder.Services.AddHostedService<Housekeeping>();
    }

    /// <summary>Maps what OpenIddict passes through after it has checked the request.</summary>
    public static void MapRealm(this WebApplication app)
    {
        var protocol = app.MapGroup("/protocol/openid-connect");
        protocol.MapMethods("/auth", ["GET", "POST"], AuthorizeEndpoint.HandleAsync);
        protocol.MapPost("/token", TokenEndpoint.HandleAsync);
        protocol.MapMethods("/userinfo", ["GET", "POST"], UserInfoEndpoint.HandleAsync);
    }
}
