using Microsoft.IdentityModel.Tokens;

namespace Mockloop.TestServers;

/// <summary>The claims of a <see cref="TestToken"/>, nested as Keycloak nests them.</summary>
static class TestClaims
{
    public static SecurityTokenDescriptor Of(TestToken token, string issuer, SigningCredentials? signing)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>
        {
            ["sub"] = token.Subject,
            ["azp"] = token.ClientId,
            ["preferred_username"] = token.UserName,
            ["realm_access"] = Roles(token.Roles),
            ["resource_access"] = token.ResourceRoles.ToDictionary(r => r.Key, r => (object)Roles(r.Value)),
            ["jti"] = Guid.CreateVersion7().ToString(),
        };
        if (token.Name is { } name)
            claims["name"] = name;
        if (token.Email is { } email)
            (claims["email"], claims["email_verified"]) = (email, token.EmailVerified);
        return new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = token.Audience,
            IssuedAt = now - TimeSpan.FromHours(1),
            NotBefore = now - TimeSpan.FromHours(1),
            Expires = now + token.Lifetime,
            Claims = claims,
            SigningCredentials = signing,
        };
    }

    static Dictionary<string, object> Roles(string[] roles) => new() { ["roles"] = roles };
}
