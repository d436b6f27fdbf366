namespace Mockloop.TestServers;

/// <summary>What a token of <see cref="TestRealm"/> says; the defaults are a good token of a person.</summary>
public sealed record TestToken
{
    /// <summary>The person: <c>sub</c>.</summary>
    public string Subject { get; init; } = Guid.CreateVersion7().ToString();

    /// <summary>The client it was issued to: <c>azp</c>.</summary>
    public string ClientId { get; init; } = "web";

    /// <summary>User name: <c>preferred_username</c>.</summary>
    public string UserName { get; init; } = "someone";

    /// <summary>Full name; left out where null.</summary>
    public string? Name { get; init; }

    /// <summary>E-mail address; left out where null.</summary>
    public string? Email { get; init; }

    /// <summary>Whether the sign-in server vouches for the address.</summary>
    public bool EmailVerified { get; init; } = true;

    /// <summary>Realm roles.</summary>
    public string[] Roles { get; init; } = [];

    /// <summary>Roles by resource, as in <c>resource_access</c>.</summary>
    public Dictionary<string, string[]> ResourceRoles { get; init; } = [];

    /// <summary>Audience: <c>aud</c>.</summary>
    public string Audience { get; init; } = "mockloop";

    /// <summary>Issuer, where it is to be another one than the realm's.</summary>
    public string? Issuer { get; init; }

    /// <summary>How long before it runs out, counted from now; negative is in the past.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(5);
}
