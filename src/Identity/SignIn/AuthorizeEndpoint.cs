using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Mockloop.Identity.Data;
using Mockloop.Identity.Realm;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Mockloop.Identity.SignIn;

/// <summary>Sends people without a session to the sign-in page and the others back to the client with a code.</summary>
static class AuthorizeEndpoint
{
    const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static async Task<IResult> HandleAsync(HttpContext http, IdentityDb db, TimeProvider time, CancellationToken ct)
    {
        var request = http.GetOpenIddictServerRequest()!;
        var session = await Session.OfBrowserAsync(http, time);
        var account = session is null ? null : await db.Accounts.FindAsync([session.Account], ct);
        if (session is not null && account is not null && !MustSignInAgain(request, session, time.GetUtcNow()))
            return Results.SignIn(
                TokenClaims.ForPerson(account, session, request.ClientId!, request.GetScopes()), authenticationScheme: Scheme);

        return request.HasPromptValue(PromptValues.None)
            ? Results.Forbid(Refusal.Of(Errors.LoginRequired, "Nobody is signed in"), [Scheme])
            : Results.Redirect(SignInModel.Address(http, Resume(http)));
    }

    static bool MustSignInAgain(OpenIddictRequest request, Session session, DateTimeOffset now) =>
        request.HasPromptValue(PromptValues.Login)
        || (request.MaxAge is { } seconds && now >= session.AuthenticatedAt.AddSeconds(seconds));

    // The same request without "prompt", or prompt=login would ask for ever.
    static string Resume(HttpContext http)
    {
        var parameters = http.Request.HasFormContentType ? http.Request.Form.ToList() : [.. http.Request.Query];
        return http.Request.PathBase + http.Request.Path
            + QueryString.Create(parameters.Where(p => p.Key != Parameters.Prompt));
    }
}
