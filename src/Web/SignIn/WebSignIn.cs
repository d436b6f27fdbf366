using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Mockloop.ServiceDefaults.Access;

namespace Mockloop.Web.SignIn;

static class WebSignIn
{
    /// <summary>Sign-in by the realm (code + PKCE), sessions in the database; everything but the sign-in needs a person.</summary>
    internal static void AddWebSignIn(this WebApplicationBuilder builder)
    {
        // Read when first needed: a run that only migrates has no realm.
        builder.Services.AddSingleton(services => KeycloakSettings.From(services.GetRequiredService<IConfiguration>()));
        builder.Services.AddSingleton<SessionStore>();
        builder.Services.AddSingleton<SharedRenewal>();
        builder.Services.AddSingleton<TokenRenewal>();
        builder.Services.AddHttpClient("realm");
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddMemoryCache();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(options =>
            {
                options.Cookie.Name = "mockloop";
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.LoginPath = "/sign-in";
                options.ExpireTimeSpan = TimeSpan.FromHours(8);
                options.Events.OnValidatePrincipal = async context =>
                {
                    await context.HttpContext.RequestServices.GetRequiredService<TokenRenewal>().ValidateAsync(context);
                    SessionRoles.Read(context);
                };
                // No redirect: the page that says so is shown where one is.
                options.Events.OnRedirectToAccessDenied = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
            })
            .AddOpenIdConnect();
        builder.Services.AddOptions<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme)
            .Configure<KeycloakSettings>(Configure);
        builder.Services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<SessionStore>((options, sessions) => options.SessionStore = sessions);
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(SessionRoles.Admin, SessionRoles.IsAdmin);
        builder.Services.AddCascadingAuthenticationState();
    }

    static void Configure(OpenIdConnectOptions options, KeycloakSettings realm)
    {
        options.Authority = realm.Authority;
        options.ClientId = realm.Resource;
        options.ClientSecret = realm.Secret;
        options.RequireHttpsMetadata = realm.RequireHttps;
        options.ResponseType = "code";
        // By query, because a cross-site form post would lose Lax cookies, and without TLS there are no others.
        options.ResponseMode = "query";
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.UsePkce = true;
        options.SaveTokens = true;
        options.MapInboundClaims = false;
        options.TokenValidationParameters.NameClaimType = "name";
        options.Scope.Add("email");
    }

    /// <summary>Begins and ends a session.</summary>
    internal static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in/start", (string? returnUrl) =>
            TypedResults.Challenge(new() { RedirectUri = Local(returnUrl) }, [OpenIdConnectDefaults.AuthenticationScheme])).AllowAnonymous();
        routes.MapPost("/sign-out", async (HttpContext context, Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context)) return Results.BadRequest("This form is out of date: go back and reload the page.");
            return TypedResults.SignOut(
                new() { RedirectUri = "/sign-in" }, [CookieAuthenticationDefaults.AuthenticationScheme, OpenIdConnectDefaults.AuthenticationScheme]);
        });
    }

    // Only back into this site. Browsers drop tabs and line ends from addresses: "/<tab>/other.site" would lead away.
    static string Local(string? url) => url is ['/', not '/' and not '\\', ..] or "/" && !url.Any(char.IsControl) ? url : "/";
}
