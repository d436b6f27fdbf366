using Mockloop.TestServers;

namespace Mockloop.ServiceDefaults.Tests.Hosting;

/// <summary>One realm and one probe for the tests of a class.</summary>
public sealed class ProbeFixture : IAsyncLifetime
{
    internal TestRealm Realm { get; private set; } = null!;

    internal ProbeApp App { get; private set; } = null!;

    internal string Person => Realm.Token(new TestToken());

    public async ValueTask InitializeAsync()
    {
        Realm = await TestRealm.StartAsync();
        App = await ProbeApp.StartAsync(Realm, settings => settings["Keycloak:token-clock-skew"] = "20");
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Realm.DisposeAsync();
    }
}
