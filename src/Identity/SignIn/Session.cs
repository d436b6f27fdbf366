using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Mockloop.Identity.Accounts;
using Mockloop.Identity.Realm;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Mockloop.Identity.SignIn;

/// <summary>One person's session at this realm (single sign-on), from the password to its end.</summary>
sealed record Session(Guid Id, Guid Account, DateTimeOffset AuthenticatedAt)
{
    const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    public static Session Start(Account account, TimeProvider time) =>
        new(Guid.CreateVersion7(), account.Id, time.GetUtcNow());

    public bool IsOver(DateTimeOffset now) => now >= AuthenticatedAt + Lifetimes.Session;

    /// <summary>The browser's session, or null when there is none or it is over.</summary>
    public static async Task<Session?> OfBrowserAsync(HttpContext http, TimeProvider time)
    {
        var cookie = await http.AuthenticateAsync(Scheme);
        return cookie.Principal is { } principal && Of(principal) is { } session && !session.IsOver(time.GetUtcNow())
            ? session
            : null;
    }

    /// <summary>The session that a cookie, code or refresh token was made in.</summary>
    public static Session? Of(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.GetClaim("sid"), out var id)
        && Guid.TryParse(principal.GetClaim(Claims.Subject), out var account)
        && long.TryParse(principal.GetClaim(Claims.AuthenticationTime), CultureInfo.InvariantCulture, out var at)
            ? new(id, account, DateTimeOffset.FromUnixTimeSeconds(at))
            : null;

    public Task OpenInBrowserAsync(HttpContext http) => http.SignInAsync(Scheme, new ClaimsPrincipal(
        new ClaimsIdentity(Scheme)
            .SetClaim("sid", Id.ToString())
            .SetClaim(Claims.Subject, Account.ToString())
            .SetClaim(Claims.AuthenticationTime, AuthenticatedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))));

    public static Task CloseInBrowserAsync(HttpContext http) => http.SignOutAsync(Scheme);
}
