using System.Text.Json;

namespace Mockloop.Identity.Tests;

/// <summary>A running server of the demo realm: Identity, the real Keycloak, or one that somebody else started.</summary>
interface IRealmServer
{
    /// <summary>The realm's address without a slash at the end, which is also the issuer.</summary>
    string Realm { get; }

    /// <summary>The demo's people are there; else one person plays every part.</summary>
    bool HasDemoPeople => true;

    /// <summary>What only the server's owner can change; null where that is not us.</summary>
    IRealmControl? Control { get; }

    /// <summary>A connection to it that keeps no cookies and follows no redirects.</summary>
    HttpMessageHandler Connect();

    /// <summary>Somebody who can sign in.</summary>
    TestPerson Person(string demoName) => TestPerson.OfDemo(demoName);

    /// <summary>A good access token of a realm that is not this one.</summary>
    Task<string> ForeignTokenAsync();
}

/// <summary>The owner's side of a server; token lifetimes return to the realm's own when it is disposed of.</summary>
interface IRealmControl : IAsyncDisposable
{
    /// <summary>From now on another key signs; the old one stays published.</summary>
    Task RotateKeyAsync();

    /// <summary>From now on only the key that signs is published.</summary>
    Task WithdrawOldKeysAsync();

    /// <summary>From now on access tokens of the client <c>simulator</c> live this long.</summary>
    Task SetTokenLifeAsync(TimeSpan life);
}

/// <summary>A person of the realm; the id is known of demo people.</summary>
sealed record TestPerson(string UserName, string Password, Guid? Id = null)
{
    const string DemoId = "00000000-0000-4000-8000-0000000000";

    public static TestPerson OfDemo(string name) =>
        new(name, "demo-" + name, name.StartsWith("member", StringComparison.Ordinal) ? Guid.Parse(DemoId + name[^2..]) : null);

    public void ShouldBeIn(JsonElement claims)
    {
        claims.Text("preferred_username").ShouldBe(UserName);
        if (Id is { } id)
            claims.Text("sub").ShouldBe(id.ToString());
    }
}

/// <summary>
/// The realm's settings in tests, the same for all servers. One that somebody else started has its own, see
/// deploy/keycloak/README.md.
/// </summary>
static class TestSettings
{
    public static readonly string WebUrl = Given("WEB_URL", "http://web.test:7000").TrimEnd('/');
    public static readonly string WebSecret = Given("WEB_SECRET", "web-secret-of-tests");
    public static readonly string ServicesSecret = Given("SERVICES_SECRET", "services-secret-of-tests");
    public static readonly string GradingSecret = Given("GRADING_SECRET", "grading-secret-of-tests");
    public static readonly string RedirectUri = WebUrl + "/signin-oidc";

    public static string RealmFile(string name) => Path.Combine(AppContext.BaseDirectory, "keycloak", name);

    static string Given(string name, string otherwise) =>
        Environment.GetEnvironmentVariable("MOCKLOOP_AUTHORITY_" + name) is { Length: > 0 } value ? value : otherwise;
}
