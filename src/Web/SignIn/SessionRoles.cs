using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Mockloop.Web.SignIn;

/// <summary>
/// The person's realm roles, read from the access token at every request: the id token may lack them, and a renewed token
/// may have lost one. Unchecked, for the sign-in server itself handed the token over; the services check it at every call.
/// </summary>
static class SessionRoles
{
    /// <summary>Name of the policy for pages of admins.</summary>
    internal const string Admin = "admin";

    const string ClaimType = "realm-role";

    internal static void IsAdmin(AuthorizationPolicyBuilder policy) => policy.RequireClaim(ClaimType, "admin");

    internal static void Read(CookieValidatePrincipalContext context)
    {
        if (context.Principal?.Identity is not ClaimsIdentity person)
            return;
        foreach (var kept in person.FindAll(ClaimType).ToList())
            person.RemoveClaim(kept);
        person.AddClaims(Of(context.Properties.GetTokenValue("access_token")).Select(role => new Claim(ClaimType, role)));
    }

    static IEnumerable<string> Of(string? accessToken)
    {
        if (accessToken is null || !new JsonWebTokenHandler().CanReadToken(accessToken)
            || !new JsonWebToken(accessToken).TryGetPayloadValue<JsonElement>("realm_access", out var access)
            || access.ValueKind != JsonValueKind.Object || !access.TryGetProperty("roles", out var roles) || roles.ValueKind != JsonValueKind.Array)
            return [];
        return roles.EnumerateArray().Where(r => r.ValueKind == JsonValueKind.String).Select(r => r.GetString()!);
    }
}
