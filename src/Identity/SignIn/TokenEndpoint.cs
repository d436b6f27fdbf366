using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Mockloop.Identity.Accounts;
using Mockloop.Identity.Data;
using Mockloop.Identity.Realm;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Mockloop.Identity.SignIn;

/// <summary>Turns a grant that OpenIddict has verified into tokens.</summary>
sealed class TokenEndpoint(
    IdentityDb db, PasswordCheck passwords, IOpenIddictApplicationManager clients, TimeProvider time)
{
    const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static Task<IResult> HandleAsync(HttpContext http, TokenEndpoint endpoint, CancellationToken ct)
    {
        var request = http.GetOpenIddictServerRequest()!;
        if (request.IsClientCredentialsGrantType())
            return endpoint.ServiceAsync(request, ct);
        if (request.IsPasswordGrantType())
            return endpoint.PasswordAsync(request, ct);
        return endpoint.GrantAsync(http, request, ct);
    }

    async Task<IResult> ServiceAsync(OpenIddictRequest request, CancellationToken ct)
    {
        var client = await clients.FindByClientIdAsync(request.ClientId!, ct);
        var id = await clients.GetIdAsync(client!, ct);
        return Issue(TokenClaims.ForService(id!, request.ClientId!, request.GetScopes()));
    }

    async Task<IResult> PasswordAsync(OpenIddictRequest request, CancellationToken ct)
    {
        var (account, _) = await passwords.RunAsync(request.Username!, request.Password!, ct);
        // Real accounts never sign in by handing their password to a client.
        if (account is not { Demo: true })
            return Refuse("Invalid user credentials");

        var session = Session.Start(account, time);
        return Issue(TokenClaims.ForPerson(account, session, request.ClientId!, request.GetScopes()));
    }

    // Code, device code and refresh token: the account is read again, so a removed one gets nothing more.
    async Task<IResult> GrantAsync(HttpContext http, OpenIddictRequest request, CancellationToken ct)
    {
        var grant = (await http.AuthenticateAsync(Scheme)).Principal;
        var session = grant is null ? null : Session.Of(grant);
        if (grant is null || session is null || session.IsOver(time.GetUtcNow()))
            return Refuse("The session is over");

        if (await db.Accounts.FindAsync([session.Account], ct) is not { } account)
            return Refuse("The account is gone");

        var person = TokenClaims.ForPerson(account, session, request.ClientId!, grant.GetScopes(), grant);
        var left = session.AuthenticatedAt + Lifetimes.Session - time.GetUtcNow();
        person.SetRefreshTokenLifetime(left < Lifetimes.Idle ? left : Lifetimes.Idle);
        return Issue(person);
    }

    static IResult Issue(ClaimsPrincipal principal) => Results.SignIn(principal, authenticationScheme: Scheme);

    static IResult Refuse(string why) => Results.Forbid(Refusal.Of(Errors.InvalidGrant, why), [Scheme]);
}
