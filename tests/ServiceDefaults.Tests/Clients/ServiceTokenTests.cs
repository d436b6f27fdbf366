using Microsoft.Extensions.DependencyInjection;
using Mockloop.ServiceDefaults.Clients;
using Mockloop.TestServers;

namespace Mockloop.ServiceDefaults.Tests.Clients;

public sealed class ServiceTokenTests
{
    readonly Clock _clock = new();

    [Fact]
    public async Task Many_callers_at_once_share_one_token()
    {
        await using var realm = await TestRealm.StartAsync();
        await using var app = ClientApp.For(realm, _clock);
        var tokens = app.Services.GetRequiredService<ServiceTokens>();
        var got = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => tokens.TokenAsync(default).AsTask())));
        got.Distinct().ShouldHaveSingleItem();
        realm.TokensIssued.ShouldBe(1);
    }

    [Fact]
    public async Task A_token_is_renewed_shortly_before_it_runs_out()
    {
        await using var realm = await TestRealm.StartAsync();
        await using var app = ClientApp.For(realm, _clock);
        var tokens = app.Services.GetRequiredService<ServiceTokens>();
        var first = await tokens.TokenAsync(default);
        _clock.Now += realm.ServiceTokenLifetime - TimeSpan.FromSeconds(31);
        (await tokens.TokenAsync(default)).ShouldBe(first);
        _clock.Now += TimeSpan.FromSeconds(2);
        (await tokens.TokenAsync(default)).ShouldNotBe(first);
        realm.TokensIssued.ShouldBe(2);
    }

    [Fact]
    public async Task A_short_lived_token_is_still_used_for_most_of_its_life()
    {
        await using var realm = await TestRealm.StartAsync();
        realm.ServiceTokenLifetime = TimeSpan.FromSeconds(10);
        await using var app = ClientApp.For(realm, _clock);
        var tokens = app.Services.GetRequiredService<ServiceTokens>();
        await tokens.TokenAsync(default);
        _clock.Now += TimeSpan.FromSeconds(7);
        await tokens.TokenAsync(default);
        realm.TokensIssued.ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_names_the_client_and_the_setting()
    {
        await using var realm = await TestRealm.StartAsync();
        await using var app = ClientApp.For(realm, _clock);
        app.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()["ServiceClient:ClientSecret"] = "wrong";
        var tokens = app.Services.GetRequiredService<ServiceTokens>();
        var refused = await Should.ThrowAsync<HttpRequestException>(() => tokens.TokenAsync(default).AsTask());
        refused.Message.ShouldContain("'services'");
        refused.Message.ShouldContain("ServiceClient:ClientSecret");
    }

    sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
