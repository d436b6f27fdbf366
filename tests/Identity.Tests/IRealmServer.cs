namespace Mockloop.Identity.Tests;

/// <summary>A running server of the demo realm: Identity, or the real Keycloak.</summary>
interface IRealmServer
{
    /// <summary>The realm's address without a slash at the end, which is also the issuer.</summary>
    string Realm { get; }

    /// <summary>A connection to it that keeps no cookies and follows no redirects.</summary>
    HttpMessageHandler Connect();
}

/// <summary>The realm's settings in tests, the same for both servers.</summary>
static class TestSettings
{
    public const string WebUrl = "http://web.test:7000";
    public const string WebSecret = "web-secret-of-tests";
    public const string ServicesSecret = "services-secret-of-tests";
    public const string GradingSecret = "grading-secret-of-tests";
    public const string RedirectUri = WebUrl + "/signin-oidc";
    public static string RealmFile(string name) => Path.Combine(AppContext.BaseDirectory, "keycloak", name);
}
