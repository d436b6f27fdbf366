using Microsoft.AspNetCore.Authentication.Cookies;
using Mockloop.Identity.Realm;

namespace Mockloop.Identity.SignIn;

static class SessionCookie
{
    /// <summary>The browser keeps its session in an encrypted cookie of this realm only.</summary>
    public static void AddSessionCookie(this IServiceCollection services) => services
        .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
        .AddCookie(cookie =>
        {
            cookie.Cookie.Name = "MOCKLOOP_SESSION";
            cookie.Cookie.Path = RealmOptions.Path;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = Lifetimes.Idle;
            cookie.SlidingExpiration = true;
            cookie.LoginPath = SignInModel.Path;
            cookie.ReturnUrlParameter = "returnUrl";
        });
}
