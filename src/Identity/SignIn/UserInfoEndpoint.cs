using Microsoft.AspNetCore.Authentication;
using Mockloop.Identity.Data;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Mockloop.Identity.SignIn;

/// <summary>Tells the bearer of a token who they are, as of now.</summary>
static class UserInfoEndpoint
{
    const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static async Task<IResult> HandleAsync(HttpContext http, IdentityDb db, CancellationToken ct)
    {
        var token = (await http.AuthenticateAsync(Scheme)).Principal;
        if (token is null || Session.Of(token) is not { } session
            || await db.Accounts.FindAsync([session.Account], ct) is not { } account)
            return Results.Challenge(Refusal.Of(Errors.InvalidToken, "The token belongs to no person of this realm"), [Scheme]);

        return Results.Json(new Dictionary<string, object?>
        {
            [Claims.Subject] = account.Id,
            [Claims.EmailVerified] = account.EmailVerified,
            [Claims.PreferredUsername] = account.Username,
            [Claims.Name] = account.Name,
            [Claims.GivenName] = account.FirstName,
            [Claims.FamilyName] = account.LastName,
            [Claims.Email] = account.Email,
        }.Where(c => c.Value is not null).ToDictionary());
    }
}
