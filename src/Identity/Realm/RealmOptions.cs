namespace Mockloop.Identity.Realm;

/// <summary>What the realm is started with, read once from configuration.</summary>
sealed record RealmOptions
{
    /// <summary>Path of the one realm, as Keycloak writes it.</summary>
    public const string Path = "/realms/mockloop";

    /// <summary>Audience of every access token (an audience mapper in Keycloak).</summary>
    public const string Audience = "mockloop";

    /// <summary>Address browsers use, when it differs from the one requests arrive with (behind a proxy).</summary>
    public Uri? PublicUrl { get; init; }

    public DemoOptions Demo { get; init; } = new();
    public RegistrationOptions Registration { get; init; } = new();
    public BootstrapOptions Bootstrap { get; init; } = new();

    /// <summary>By client id: the settings that differ between installations.</summary>
    public Dictionary<string, ClientOptions> Clients { get; init; } = [];
}

/// <summary>Demo people and the client <c>simulator</c> exist only when enabled.</summary>
sealed record DemoOptions
{
    public bool Enabled { get; init; }
    public string? RealmFile { get; init; }
}

/// <summary>Whether people may sign up by themselves; off as in Keycloak.</summary>
sealed record RegistrationOptions
{
    public bool Enabled { get; init; }

    /// <summary>Addresses count as verified without a mail: only where everybody who reaches the page is trusted, such as one's own machine.</summary>
    public bool TrustAddresses { get; init; }
}

/// <summary>The first administrator.</summary>
sealed record BootstrapOptions
{
    public string AdminUsername { get; init; } = "admin";
    public string? AdminPassword { get; init; }
    public string? AdminEmail { get; init; }

    public void Deconstruct(out string username, out string? password, out string? email) =>
        (username, password, email) = (AdminUsername, AdminPassword, AdminEmail);
}

/// <summary>Secret and redirect addresses of one client; addresses are separated by blanks, commas or semicolons.</summary>
sealed record ClientOptions
{
    public string? Secret { get; init; }
    public string RedirectUris { get; init; } = "";
    public string? PostLogoutRedirectUris { get; init; }

    public static IEnumerable<Uri> Split(string addresses) =>
        addresses.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(a => new Uri(a, UriKind.Absolute));
}
