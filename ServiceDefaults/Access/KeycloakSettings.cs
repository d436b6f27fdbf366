using Microsoft.Extensions.Configuration;

namespace Mockloop.ServiceDefaults.Access;

/// <summary>
/// The configuration section <c>Keycloak</c>, as Keycloak's adapters and Keycloak.AuthServices read it: kebab-case
/// keys, PascalCase accepted.
/// </summary>
/// <param name="Realm"><c>realm</c>.</param>
/// <param name="ServerUrl"><c>auth-server-url</c>.</param>
/// <param name="Resource"><c>resource</c>: this API's audience, or the page's client id.</param>
/// <param name="VerifyAudience"><c>verify-token-audience</c>; true where it is not said.</param>
/// <param name="RequireHttps">False only for <c>ssl-required: none</c>.</param>
/// <param name="ClockSkew"><c>token-clock-skew</c>, seconds in the configuration; none where it is not said.</param>
/// <param name="Secret"><c>credentials:secret</c>, for clients that have one.</param>
public sealed record KeycloakSettings(
    string Realm, Uri ServerUrl, string Resource, bool VerifyAudience, bool RequireHttps, TimeSpan ClockSkew, string? Secret)
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Keycloak";

    /// <summary>The issuer, and what discovery and token endpoints are relative to.</summary>
    public string Authority => $"{ServerUrl.ToString().TrimEnd('/')}/realms/{Realm}";

    /// <summary>Where tokens are given out.</summary>
    public Uri TokenEndpoint => new($"{Authority}/protocol/openid-connect/token");

    /// <summary>Reads the section; a missing or unreadable key is named in the exception.</summary>
    public static KeycloakSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return new KeycloakSettings(
            Needed("realm", "Realm"),
            Uri.TryCreate(Needed("auth-server-url", "AuthServerUrl"), UriKind.Absolute, out var url)
                ? url
                : throw Wrong("auth-server-url", "an absolute URL"),
            Needed("resource", "Resource"),
            VerifyAudience: Optional("verify-token-audience", "VerifyTokenAudience") is not { } verify || Parsed<bool>(verify, "verify-token-audience"),
            RequireHttps: !string.Equals(Optional("ssl-required", "SslRequired"), "none", StringComparison.OrdinalIgnoreCase),
            ClockSkew: Optional("token-clock-skew", "TokenClockSkew") is { } skew ? Skew(skew) : TimeSpan.Zero,
            Secret: Optional("credentials:secret", "Credentials:Secret"));

        string? Optional(string kebab, string pascal) => section[kebab] ?? section[pascal];
        string Needed(string kebab, string pascal) =>
            Optional(kebab, pascal) is { Length: > 0 } value ? value : throw Wrong(kebab, "set");
    }

    static TimeSpan Skew(string value) =>
        value.Contains(':') ? Parsed<TimeSpan>(value, "token-clock-skew") : TimeSpan.FromSeconds(Parsed<int>(value, "token-clock-skew"));

    static T Parsed<T>(string value, string key) where T : IParsable<T> =>
        T.TryParse(value, null, out var parsed) ? parsed : throw Wrong(key, $"a {typeof(T).Name}, not '{value}'");

    static InvalidOperationException Wrong(string key, string rule) =>
        new($"Configuration {Section}:{key} must be {rule} (environment {Section}__{key}).");
}
