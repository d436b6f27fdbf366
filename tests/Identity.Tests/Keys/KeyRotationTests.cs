using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Mockloop.Identity.Keys;

namespace Mockloop.Identity.Tests.Keys;

public sealed class KeyRotationTests
{
    static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_new_realm_gets_one_key_per_use_at_once() =>
        RotationPlan.Due([], Start).Select(k => (k.Use, k.NotBefore <= Start))
            .ShouldBe([(KeyUse.Sign, true), (KeyUse.Encrypt, true)]);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(28.9, 0)]
    [InlineData(29.1, 1)]
    [InlineData(200, 1)]
    public void The_next_key_is_made_a_day_before_it_is_used(double days, int expected)
    {
        RealmKey[] keys = [RealmKey.Create(KeyUse.Sign, Start), RealmKey.Create(KeyUse.Encrypt, Start)];
        var now = Start.AddDays(days);
        var due = RotationPlan.Due(keys, now).ToList();
        due.Count.ShouldBe(expected * 2);
        due.ShouldAllBe(k => k.NotBefore >= Start.AddDays(30) && k.NotBefore <= now.AddDays(1));
    }

    [Fact]
    public async Task Tokens_outlive_the_change_of_keys()
    {
        await using var app = await IdentityApp.StartAsync();
        using var client = new RealmClient(app);
        var firstKey = Key((await client.PasswordAsync("member01", "demo-member01")).AccessToken);

        // A day early the next key is public but not in use.
        await MoveAsync(app, TimeSpan.FromDays(29.5));
        (await PublishedAsync(client)).Length.ShouldBe(2);
        await MoveAsync(app, TimeSpan.FromDays(0.5) - TimeSpan.FromMinutes(3));
        var old = await client.PasswordAsync("member02", "demo-member02");
        Key(old.AccessToken).ShouldBe(firstKey);

        await MoveAsync(app, TimeSpan.FromMinutes(4));
        var fresh = await client.PasswordAsync("member03", "demo-member03");
        Key(fresh.AccessToken).ShouldNotBe(firstKey);
        (await PublishedAsync(client)).ShouldBe([firstKey, Key(fresh.AccessToken)], ignoreOrder: true);
        (await client.UserInfoAsync(old.AccessToken)).Text("preferred_username").ShouldBe("member02");
        (await client.RefreshAsync("simulator", null, old.RefreshToken!)).Error.ShouldBeNull();

        await MoveAsync(app, TimeSpan.FromDays(2));
        (await PublishedAsync(client)).ShouldBe([Key(fresh.AccessToken)]);
    }

    static async Task MoveAsync(IdentityApp app, TimeSpan by)
    {
        app.Clock.Move(by);
        await app.Services.GetRequiredService<KeyRing>().RefreshAsync(CancellationToken.None);
    }

    static string Key(string token) => new JsonWebToken(token).Kid;

    static async Task<string[]> PublishedAsync(RealmClient client) =>
        [.. (await client.GetAsync("protocol/openid-connect/certs")).GetProperty("keys").EnumerateArray().Select(k => k.Text("kid")!)];
}
