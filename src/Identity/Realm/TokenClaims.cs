using System.Security.Claims;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using Mockloop.Identity.Accounts;
using Mockloop.Identity.SignIn;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Mockloop.Identity.Realm;

/// <summary>What tokens say, in Keycloak's words.</summary>
static class TokenClaims
{
    const string RealmAccess = "realm_access";
    const string DefaultRole = "default-roles-mockloop";

    /// <summary>Claims of a person, in the session they signed in with.</summary>
    public static ClaimsPrincipal ForPerson(
        Account account, Session session, string client, IEnumerable<string> scopes, ClaimsPrincipal? grant = null)
    {
        var identity = Identity(grant)
            .SetClaim(Claims.Subject, account.Id.ToString())
            .SetClaim(Claims.PreferredUsername, account.Username)
            .SetClaim(Claims.Name, account.Name)
            .SetClaim(Claims.GivenName, account.FirstName)
            .SetClaim(Claims.FamilyName, account.LastName)
            .SetClaim(Claims.Email, account.Email)
            .SetClaim(Claims.EmailVerified, account.EmailVerified)
            .SetClaim("sid", session.Id.ToString())
            .SetClaim(Claims.AuthenticationTime, session.AuthenticatedAt.ToUnixTimeSeconds());
        return Finish(identity, client, account.Roles, scopes);
    }

    /// <summary>Claims of a client that acts for itself, as Keycloak's service account.</summary>
    public static ClaimsPrincipal ForService(string applicationId, string client, IEnumerable<string> scopes)
    {
        var identity = Identity(null)
            .SetClaim(Claims.Subject, applicationId)
            .SetClaim(Claims.PreferredUsername, $"service-account-{client}")
            .SetClaim(Claims.EmailVerified, false);
        return Finish(identity, client, [], scopes);
    }

    // A grant (code, device code, refresh token) carries the ids that tie its tokens together: keep them.
    static ClaimsIdentity Identity(ClaimsPrincipal? grant) => new(
        grant?.Claims ?? [], TokenValidationParameters.DefaultAuthenticationType, Claims.PreferredUsername, Claims.Role);

    static ClaimsPrincipal Finish(ClaimsIdentity identity, string client, string[] roles, IEnumerable<string> scopes)
    {
        identity.SetClaim(Claims.AuthorizedParty, client)
            .SetClaim("typ", "Bearer")
            .SetClaim(RealmAccess, JsonSerializer.SerializeToElement(new { roles = roles.Append(DefaultRole).Distinct() }));
        var principal = new ClaimsPrincipal(identity);
        // profile and email are default client scopes: Keycloak grants them unasked.
        principal.SetScopes(scopes.Union([Scopes.Profile, Scopes.Email]));
        principal.SetResources(RealmOptions.Audience);
        principal.SetDestinations(Destination);
        return principal;
    }

    static string[] Destination(Claim claim) => claim.Type switch
    {
        RealmAccess or "typ" => [Destinations.AccessToken],
        Claims.Subject or Claims.PreferredUsername or Claims.Name or Claims.GivenName or Claims.FamilyName or Claims.Email
            or Claims.EmailVerified or "sid" or Claims.AuthenticationTime or Claims.AuthorizedParty
            => [Destinations.AccessToken, Destinations.IdentityToken],
        _ => [],
    };
}
