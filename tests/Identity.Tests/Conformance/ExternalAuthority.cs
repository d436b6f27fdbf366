using Mockloop.TestServers;

namespace Mockloop.Identity.Tests.Conformance;

/// <summary>A server of the realm that somebody else started and <c>MOCKLOOP_AUTHORITY</c> names: its realm's address.</summary>
public sealed class ExternalAuthority : IRealmServer
{
    static readonly string? Authority = Environment.GetEnvironmentVariable("MOCKLOOP_AUTHORITY");
    static readonly string? User = Environment.GetEnvironmentVariable("MOCKLOOP_AUTHORITY_USER");

    /// <summary>Why the suite does not run; null when it can.</summary>
    public static string? Absence =>
        string.IsNullOrEmpty(Authority) ? "MOCKLOOP_AUTHORITY names no realm, such as https://sign-in.example/realms/mockloop"
        : !Authority.Contains("/realms/") ? $"MOCKLOOP_AUTHORITY must be the address of a realm, with /realms/, not {Authority}"
        : null;

    /// <inheritdoc/>
    public string Realm => Authority!.TrimEnd('/');

    bool IRealmServer.HasDemoPeople => string.IsNullOrEmpty(User);

    IRealmControl? IRealmServer.Control => null;

    HttpMessageHandler IRealmServer.Connect() => new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };

    TestPerson IRealmServer.Person(string demoName) => string.IsNullOrEmpty(User)
        ? TestPerson.OfDemo(demoName)
        : new(User, Environment.GetEnvironmentVariable("MOCKLOOP_AUTHORITY_PASSWORD") ?? "");

    async Task<string> IRealmServer.ForeignTokenAsync()
    {
        await using var other = await TestRealm.StartAsync();
        return other.Token(new TestToken());
    }
}
