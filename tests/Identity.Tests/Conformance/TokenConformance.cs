using System.Net;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Mockloop.Identity.Tests.Conformance;

/// <summary>The server's tokens at a service of the platform, and forged ones at both.</summary>
public abstract partial class RealmConformance
{
    [Fact]
    public async Task A_service_sees_person_and_roles()
    {
        await using var acceptor = await Acceptor.StartAsync(_server);
        var person = _server.Person("member21");
        var token = await _client.PasswordAsync(person);
        var seen = await acceptor.SeeAsync(token.AccessToken);
        seen.Person.ToString().ShouldBe(token.Claims.Text("sub"));
        seen.Name.ShouldBe(token.Claims.Text("name"));
        seen.Admin.ShouldBeFalse();
        seen.Roles.ShouldContain("default-roles-mockloop");
        // Keycloak's account console has roles of its own, under another resource.
        seen.Roles.ShouldNotContain("manage-account");
    }

    [Fact]
    public async Task A_service_sees_who_administers()
    {
        NeedsDemoPeople();
        await using var acceptor = await Acceptor.StartAsync(_server);
        var seen = await acceptor.SeeAsync((await _client.PasswordAsync(_server.Person("admin"))).AccessToken);
        seen.Admin.ShouldBeTrue();
        seen.Roles.ShouldContain("admin");
    }

    [Fact]
    public async Task A_service_tells_services_from_people()
    {
        await using var acceptor = await Acceptor.StartAsync(_server);
        var service = (await _client.ServiceAsync("services", TestSettings.ServicesSecret)).AccessToken;
        (await acceptor.StatusAsync(service, "/service")).ShouldBe(HttpStatusCode.OK);
        var person = (await _client.PasswordAsync(_server.Person("member21"))).AccessToken;
        (await acceptor.StatusAsync(person, "/service")).ShouldBe(HttpStatusCode.Forbidden);
        var worker = (await _client.ServiceAsync("grading", TestSettings.GradingSecret)).AccessToken;
        (await acceptor.StatusAsync(worker, "/service")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_token_is_for_its_audience_only()
    {
        await using var ours = await Acceptor.StartAsync(_server);
        await using var other = await Acceptor.StartAsync(_server, resource: "somebody-elses");
        using var web = new WebSignIn(_server);
        var tokens = await web.RunAsync(_server.Person("member21"));
        (await ours.StatusAsync(tokens.AccessToken)).ShouldBe(HttpStatusCode.OK);
        (await other.StatusAsync(tokens.AccessToken)).ShouldBe(HttpStatusCode.Unauthorized);
        // Signed by the realm too, but meant for the page.
        (await ours.StatusAsync(tokens.IdToken!)).ShouldBe(HttpStatusCode.Unauthorized);
        (await ours.StatusAsync(tokens.RefreshToken!)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_expires_give_or_take_the_clock_skew()
    {
        await using var control = Control();
        await control.SetTokenLifeAsync(TimeSpan.FromSeconds(2));
        await using var exact = await Acceptor.StartAsync(_server);
        await using var lenient = await Acceptor.StartAsync(_server, skew: 60);
        var token = (await _client.PasswordAsync(_server.Person("member21"))).AccessToken;
        var claims = TokenReply.Payload(token);
        (claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64()).ShouldBe(2);

        await Task.Delay(TimeSpan.FromSeconds(3));
        (await exact.StatusAsync(token)).ShouldBe(HttpStatusCode.Unauthorized);
        (await lenient.StatusAsync(token)).ShouldBe(HttpStatusCode.OK);
        (await _client.UserInfoAsync(token)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Tokens_outlive_a_change_of_keys()
    {
        await using var control = Control();
        await using var acceptor = await Acceptor.StartAsync(_server);
        var person = _server.Person("member22");
        var old = await _client.PasswordAsync(person);
        (await acceptor.StatusAsync(old.AccessToken)).ShouldBe(HttpStatusCode.OK);

        await control.RotateKeyAsync();

        var fresh = await _client.PasswordAsync(person);
        Key(fresh).ShouldNotBe(Key(old));
        var published = (await _client.GetAsync("protocol/openid-connect/certs")).GetProperty("keys").EnumerateArray().Select(k => k.Text("kid")!);
        new[] { Key(old), Key(fresh) }.ShouldBeSubsetOf(published);
        foreach (var token in new[] { fresh, old })
        {
            (await acceptor.StatusAsync(token.AccessToken)).ShouldBe(HttpStatusCode.OK);
            (await _client.UserInfoAsync(token.AccessToken)).Status.ShouldBe(HttpStatusCode.OK);
            (await _client.RefreshAsync("simulator", null, token.RefreshToken!)).Error.ShouldBeNull();
        }
    }

    [Fact]
    public async Task A_token_of_a_withdrawn_key_is_refused()
    {
        await using var control = Control();
        await using var acceptor = await Acceptor.StartAsync(_server);
        var person = _server.Person("member22");
        var old = await _client.PasswordAsync(person);
        (await acceptor.StatusAsync(old.AccessToken)).ShouldBe(HttpStatusCode.OK);

        await control.RotateKeyAsync();
        await control.WithdrawOldKeysAsync();

        // The service learns it with the first token of the new key.
        (await acceptor.StatusAsync((await _client.PasswordAsync(person)).AccessToken)).ShouldBe(HttpStatusCode.OK);
        (await acceptor.StatusAsync(old.AccessToken)).ShouldBe(HttpStatusCode.Unauthorized);
        (await _client.UserInfoAsync(old.AccessToken)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Another_realms_token_is_refused() => await RefusedAsync(await _server.ForeignTokenAsync());

    [Theory]
    [InlineData("none")]
    [InlineData("signature left out")]
    [InlineData("another key")]
    [InlineData("another key under the realm's name")]
    [InlineData("public key as a secret")]
    [InlineData("tampered")]
    public async Task A_forged_token_is_refused(string how)
    {
        var mine = (await _client.PasswordAsync(_server.Person("member21"))).AccessToken;
        await RefusedAsync(await ForgedAsync(mine, how));
    }

    // By a service of the platform, as bearer at the server itself, and by its introspection.
    async Task RefusedAsync(string token)
    {
        await using var acceptor = await Acceptor.StartAsync(_server);
        (await acceptor.StatusAsync(token)).ShouldBe(HttpStatusCode.Unauthorized);
        (await _client.UserInfoAsync(token)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var asked = await _client.PostAsync("token/introspect", "services", TestSettings.ServicesSecret, ("token", token));
        asked.Json.GetProperty("active").GetBoolean().ShouldBeFalse();
    }

    async Task<string> ForgedAsync(string token, string how)
    {
        var (header, claims) = (new JsonWebToken(token), token.Split('.'));
        using var stranger = RSA.Create(2048);
        switch (how)
        {
            case "none":
                return $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{claims[1]}.";
            case "signature left out":
                return $"{claims[0]}.{claims[1]}.";
            case "tampered":
                return $"{claims[0]}.{Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(claims[1]).Replace("default-roles-mockloop", "admin"))}.{claims[2]}";
            case "public key as a secret":
                var jwk = (await _client.GetAsync("protocol/openid-connect/certs")).GetProperty("keys").EnumerateArray().First(k => k.Text("kid") == header.Kid);
                return Signed(new SymmetricSecurityKey(Base64UrlEncoder.DecodeBytes(jwk.Text("n"))) { KeyId = header.Kid }, SecurityAlgorithms.HmacSha256);
            default:
                return Signed(new RsaSecurityKey(stranger) { KeyId = how == "another key" ? "stranger" : header.Kid }, SecurityAlgorithms.RsaSha256);
        }

        string Signed(SecurityKey key, string algorithm) =>
            new JsonWebTokenHandler().CreateToken(Base64UrlEncoder.Decode(claims[1]), new SigningCredentials(key, algorithm));
    }

    static string Key(TokenReply reply) => new JsonWebToken(reply.AccessToken).Kid;

    IRealmControl Control()
    {
        Assert.SkipWhen(_server.Control is null, "this server's keys and lifetimes cannot be changed from outside");
        return _server.Control!;
    }

    void NeedsDemoPeople() => Assert.SkipUnless(_server.HasDemoPeople, "the server has one person for tests, not the demo's");
}
