using System.Security.Claims;
using System.Text.Json;

namespace Mockloop.ServiceDefaults.Access;

/// <summary>
/// Keycloak nests roles: <c>realm_access.roles</c> and <c>resource_access.{resource}.roles</c>. Here they become plain
/// <c>roles</c> claims. What the token says under another resource is that resource's business.
/// </summary>
static class RealmRoles
{
    public const string ClaimType = "roles";

    public static void Flatten(ClaimsPrincipal? principal, string resource)
    {
        if (principal?.Identity is not ClaimsIdentity identity)
            return;
        // A top-level "roles" claim is nothing Keycloak writes: only the nested ones count.
        foreach (var claim in identity.FindAll(ClaimType).ToList())
            identity.RemoveClaim(claim);
        var roles = Roles(identity, "realm_access").Concat(Roles(identity, "resource_access", resource));
        identity.AddClaims(roles.Distinct().Select(role => new Claim(ClaimType, role)));
    }

    static List<string> Roles(ClaimsIdentity identity, string claimType, params string[] path)
    {
        if (identity.FindFirst(claimType)?.Value is not { } json || Parse(json) is not { } element)
            return [];
        foreach (var step in path.Append("roles"))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(step, out element))
                return [];
        }
        return element.ValueKind != JsonValueKind.Array
            ? []
            : [.. element.EnumerateArray().Where(r => r.ValueKind == JsonValueKind.String).Select(r => r.GetString()!)];
    }

    static JsonElement? Parse(string json)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
