using System.Security.Cryptography;
using Grpc.Core;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Mockloop.ServiceDefaults.Tests.Hosting;
using Mockloop.TestServers;

namespace Mockloop.ServiceDefaults.Tests.Access;

/// <summary>Which tokens are taken; the same whichever implementation is compiled in.</summary>
public sealed class TokenTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    [Fact]
    public async Task A_token_of_the_realm_is_taken()
    {
        var person = Guid.CreateVersion7();
        var me = await probe.App.WhoAmIAsync(probe.Realm.Token(person));
        me.PersonId.ShouldBe(person.ToString());
    }

    [Fact]
    public async Task No_token_is_refused() =>
        (await ProbeApp.StatusOfAsync(probe.App.Client.WhoAmIAsync(new()))).ShouldBe(StatusCode.Unauthenticated);

    [Fact]
    public async Task A_token_of_another_issuer_is_refused() =>
        await Refused(new TestToken { Issuer = "http://elsewhere/realms/mockloop" });

    [Fact]
    public async Task A_token_for_another_audience_is_refused() => await Refused(new TestToken { Audience = "account" });

    [Fact]
    public async Task An_expired_token_is_refused() => await Refused(new TestToken { Lifetime = TimeSpan.FromSeconds(-40) });

    [Fact]
    public async Task A_token_expired_within_the_clock_skew_is_taken() =>
        (await probe.App.WhoAmIStatusAsync(probe.Realm.Token(new TestToken { Lifetime = TimeSpan.FromSeconds(-5) }))).ShouldBe(StatusCode.OK);

    [Fact]
    public async Task A_token_signed_by_another_key_is_refused()
    {
        using var rsa = RSA.Create(2048);
        await Refused(new TestToken(), new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = "stranger" }, SecurityAlgorithms.RsaSha256));
        await Refused(new TestToken(), new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = probe.Realm.Key.KeyId }, SecurityAlgorithms.RsaSha256));
    }

    [Fact]
    public async Task An_unsigned_token_is_refused()
    {
        var parts = probe.Person.Split('.');
        var header = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""");
        (await probe.App.WhoAmIStatusAsync($"{header}.{parts[1]}.")).ShouldBe(StatusCode.Unauthenticated);
        (await probe.App.WhoAmIStatusAsync($"{parts[0]}.{parts[1]}.")).ShouldBe(StatusCode.Unauthenticated);
    }

    [Fact]
    public async Task A_token_signed_with_the_public_key_as_a_secret_is_refused()
    {
        foreach (var secret in new[] { probe.Realm.Key.Rsa.ExportSubjectPublicKeyInfo(), probe.Realm.Key.Rsa.ExportParameters(false).Modulus! })
        {
            var key = new SymmetricSecurityKey(secret) { KeyId = probe.Realm.Key.KeyId };
            await Refused(new TestToken(), new SigningCredentials(key, SecurityAlgorithms.HmacSha256));
        }
    }

    [Fact]
    public async Task Another_realms_token_is_refused()
    {
        await using var other = await TestRealm.StartAsync("other");
        (await probe.App.WhoAmIStatusAsync(other.Token(new TestToken()))).ShouldBe(StatusCode.Unauthenticated);
    }

    [Fact]
    public async Task A_tampered_token_is_refused()
    {
        var (mine, other) = (probe.Person.Split('.'), probe.Realm.Token(Guid.CreateVersion7(), "admin").Split('.'));
        (await probe.App.WhoAmIStatusAsync($"{mine[0]}.{other[1]}.{mine[2]}")).ShouldBe(StatusCode.Unauthenticated);
    }

    [Fact]
    public async Task Roles_of_the_realm_and_of_our_resource_count_and_no_others()
    {
        var me = await probe.App.WhoAmIAsync(probe.Realm.Token(new TestToken
        {
            Roles = ["admin"],
            ResourceRoles = new() { ["mockloop"] = ["reader"], ["account"] = ["owner"] },
        }));
        me.Roles.ShouldBe(["admin", "reader"]);
        me.IsAdmin.ShouldBeTrue();
    }

    [Fact]
    public async Task A_new_key_of_the_realm_is_learnt_at_its_first_token()
    {
        await using var realm = await TestRealm.StartAsync();
        await using var app = await ProbeApp.StartAsync(realm);
        var old = realm.Token(new TestToken());
        (await app.WhoAmIStatusAsync(old)).ShouldBe(StatusCode.OK);
        realm.RotateKey();
        (await app.WhoAmIStatusAsync(realm.Token(new TestToken()))).ShouldBe(StatusCode.OK);
    }

    [Fact]
    public async Task A_key_that_the_realm_withdrew_is_good_no_longer_than_the_keys_are_kept()
    {
        await using var realm = await TestRealm.StartAsync();
        await using var app = await ProbeApp.StartAsync(realm);
        var old = realm.Token(new TestToken());
        (await app.WhoAmIStatusAsync(old)).ShouldBe(StatusCode.OK);
        realm.RotateKey();
        (await app.WhoAmIStatusAsync(realm.Token(new TestToken()))).ShouldBe(StatusCode.OK);
        (await app.WhoAmIStatusAsync(old)).ShouldBe(StatusCode.Unauthenticated, "the new keys are known");

        // Where no token with a new key comes by, the keys are read again all the same.
        var options = app.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme);
        ((BaseConfigurationManager)options.ConfigurationManager!).AutomaticRefreshInterval.ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task The_audience_is_not_asked_for_where_the_section_says_so()
    {
        await using var app = await ProbeApp.StartAsync(probe.Realm, s => s["Keycloak:verify-token-audience"] = "false");
        (await app.WhoAmIStatusAsync(probe.Realm.Token(new TestToken { Audience = "account" }))).ShouldBe(StatusCode.OK);
    }

    [Fact]
    public async Task The_section_may_be_written_in_pascal_case()
    {
        await using var app = await ProbeApp.StartAsync(probe.Realm, s =>
        {
            foreach (var (kebab, pascal) in new[] { ("auth-server-url", "AuthServerUrl"), ("verify-token-audience", "VerifyTokenAudience"), ("ssl-required", "SslRequired") })
            {
                s.Remove($"Keycloak:{kebab}", out var value);
                s[$"Keycloak:{pascal}"] = value;
            }
        });
        (await app.WhoAmIStatusAsync(probe.Person)).ShouldBe(StatusCode.OK);
        (await app.WhoAmIStatusAsync(probe.Realm.Token(new TestToken { Audience = "account" }))).ShouldBe(StatusCode.Unauthenticated);
    }

    [Fact]
    public async Task A_sign_in_server_that_is_away_is_not_the_callers_fault()
    {
        var realm = await TestRealm.StartAsync();
        await using var app = await ProbeApp.StartAsync(realm);
        var token = realm.Token(new TestToken());
        await realm.DisposeAsync();
        (await app.WhoAmIStatusAsync(token)).ShouldBe(StatusCode.Unavailable);
        var rest = await app.SendAsync(HttpMethod.Get, "/v1/me", token);
        ((int)rest.StatusCode).ShouldBe(503);
    }

    [Fact]
    public async Task A_sign_in_server_that_answers_at_the_second_attempt_is_not_the_callers_fault()
    {
        await using var realm = await TestRealm.StartAsync();
        await using var app = await ProbeApp.StartAsync(realm);
        // The library asks twice before it gives up, without keys, on the token.
        realm.Stumble(times: 2);
        (await app.WhoAmIStatusAsync(realm.Token(new TestToken()))).ShouldBe(StatusCode.Unavailable);
        (await app.WhoAmIStatusAsync(realm.Token(new TestToken()))).ShouldBe(StatusCode.OK);

        // Keys that are known refuse what they did not sign.
        using var rsa = RSA.Create(2048);
        var forged = realm.Token(new TestToken(), new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = realm.Key.KeyId }, SecurityAlgorithms.RsaSha256));
        (await app.WhoAmIStatusAsync(forged)).ShouldBe(StatusCode.Unauthenticated);
    }

    [Fact]
    public async Task A_sign_in_server_that_went_away_is_trusted_when_it_returns_with_other_keys()
    {
        var before = await TestRealm.StartAsync(port: LateServers.TakePort());
        await using var app = await ProbeApp.StartAsync(before);
        var port = new Uri(before.ServerUrl).Port;
        var old = before.Token(new TestToken());
        (await app.WhoAmIStatusAsync(old)).ShouldBe(StatusCode.OK);
        await before.DisposeAsync();
        (await app.WhoAmIStatusAsync(old)).ShouldBe(StatusCode.OK, "keys that are held need no server");

        await using var after = await TestRealm.StartAsync(port: port);
        (await app.WhoAmIStatusAsync(after.Token(new TestToken()))).ShouldBe(StatusCode.OK);
    }

    async Task Refused(TestToken token, SigningCredentials? signing = null) =>
        (await probe.App.WhoAmIStatusAsync(probe.Realm.Token(token, signing))).ShouldBe(StatusCode.Unauthenticated);
}
