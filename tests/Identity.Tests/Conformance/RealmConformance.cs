namespace Mockloop.Identity.Tests.Conformance;

/// <summary>What every server of the realm must do. Runs against Identity always and against Keycloak where there is one.</summary>
public abstract partial class RealmConformance : IDisposable
{
    readonly IRealmServer _server;
    readonly RealmClient _client;

    private protected RealmConformance(IRealmServer server)
    {
        (_server, _client) = (server, new(server));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("authorization_endpoint", "auth")]
    [InlineData("device_authorization_endpoint", "auth/device")]
    [InlineData("token_endpoint", "token")]
    [InlineData("userinfo_endpoint", "userinfo")]
    [InlineData("end_session_endpoint", "logout")]
    [InlineData("jwks_uri", "certs")]
    [InlineData("revocation_endpoint", "revoke")]
    [InlineData("introspection_endpoint", "token/introspect")]
    public async Task Discovery_names_Keycloaks_path(string name, string path)
    {
        var document = await _client.GetAsync(".well-known/openid-configuration");
        document.Text("issuer").ShouldBe(_server.Realm);
        document.Text(name).ShouldBe($"{_server.Realm}/protocol/openid-connect/{path}");
    }

    [Fact]
    public async Task An_access_token_carries_Keycloaks_claims()
    {
        NeedsDemoPeople();
        var claims = (await _client.PasswordAsync(_server.Person("member07"))).Claims;
        claims.Text("iss").ShouldBe(_server.Realm);
        claims.Text("sub").ShouldBe("00000000-0000-4000-8000-000000000007");
        claims.Texts("aud").ShouldContain("mockloop");
        claims.Text("azp").ShouldBe("simulator");
        claims.Text("typ").ShouldBe("Bearer");
        claims.Text("preferred_username").ShouldBe("member07");
        claims.Text("name").ShouldBe("Grace Nakamura");
        claims.Text("given_name").ShouldBe("Grace");
        claims.Text("family_name").ShouldBe("Nakamura");
        claims.Text("email").ShouldBe("member07@demo.mockloop.local");
        claims.GetProperty("email_verified").GetBoolean().ShouldBeTrue();
        claims.Text("scope")!.Split(' ').Order().ShouldBe(["email", "openid", "profile"]);
        claims.Text("sid").ShouldNotBeNullOrEmpty();
        claims.Text("jti").ShouldNotBeNullOrEmpty();
        (claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64()).ShouldBe(300);
        claims.RealmRoles().ShouldContain("default-roles-mockloop");
        claims.RealmRoles().ShouldNotContain("admin");
    }

    [Fact]
    public async Task Only_the_administrator_has_the_admin_role()
    {
        NeedsDemoPeople();
        (await _client.PasswordAsync(_server.Person("admin"))).Claims.RealmRoles().ShouldContain("admin");
        (await _client.PasswordAsync(_server.Person("organizer"))).Claims.RealmRoles().ShouldNotContain("admin");
    }

    [Fact]
    public async Task People_may_sign_in_with_their_e_mail_address_in_any_case()
    {
        NeedsDemoPeople();
        var claims = (await _client.PasswordAsync("Member02@DEMO.mockloop.local", "demo-member02")).Claims;
        claims.Text("preferred_username").ShouldBe("member02");
    }

    [Theory]
    [InlineData("services")]
    [InlineData("grading")]
    public async Task A_service_gets_a_token_of_its_own(string client)
    {
        var secret = client == "services" ? TestSettings.ServicesSecret : TestSettings.GradingSecret;
        var reply = await _client.ServiceAsync(client, secret);
        reply.RefreshToken.ShouldBeNull();
        reply.Claims.Text("preferred_username").ShouldBe($"service-account-{client}");
        reply.Claims.Text("azp").ShouldBe(client);
        reply.Claims.Texts("aud").ShouldContain("mockloop");
        Guid.Parse(reply.Claims.Text("sub")!).ShouldNotBe(Guid.Empty);
        (await _client.ServiceAsync(client, secret)).Claims.Text("sub").ShouldBe(reply.Claims.Text("sub"));
    }

    [Fact]
    public async Task A_wrong_client_secret_is_refused() =>
        ((int)(await _client.ServiceAsync("services", "wrong")).Status).ShouldBe(401);

    [Fact]
    public async Task A_wrong_password_is_refused() =>
        (await _client.PasswordAsync(_server.Person("member03").UserName, "wrong")).Error.ShouldBe("invalid_grant");

    [Fact]
    public async Task Only_the_simulator_may_use_passwords()
    {
        var (name, password, _) = _server.Person("member01");
        (await _client.PasswordAsync(name, password, "web", TestSettings.WebSecret)).Error.ShouldBe("unauthorized_client");
        (await _client.PasswordAsync(name, password, "cli")).Error.ShouldBe("unauthorized_client");
    }

    [Fact]
    public async Task Wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        NeedsDemoPeople();
        // Keycloak counts after it has answered, and a success before that starts the count anew; Identity counts to five exactly, see LockoutTests.
        string? right = null;
        for (var patience = 2; right is null && patience <= 16; patience *= 2)
        {
            for (var i = 0; i < 8; i++)
                (await _client.PasswordAsync("member24", "wrong")).Error.ShouldBe("invalid_grant");
            await Task.Delay(TimeSpan.FromSeconds(patience));
            right = (await _client.PasswordAsync(_server.Person("member24"))).Error;
        }
        right.ShouldBe("invalid_grant");
        (await _client.PasswordAsync(_server.Person("member23"))).Error.ShouldBeNull();
    }

    [Fact]
    public async Task User_info_tells_who_the_bearer_is()
    {
        NeedsDemoPeople();
        var info = await _client.UserInfoAsync((await _client.PasswordAsync(_server.Person("member04"))).AccessToken);
        info.Text("sub").ShouldBe("00000000-0000-4000-8000-000000000004");
        info.Text("preferred_username").ShouldBe("member04");
        info.Text("name").ShouldBe("Daniel Osei");
        info.Text("email").ShouldBe("member04@demo.mockloop.local");
        ((int)(await _client.UserInfoAsync("not-a-token")).Status).ShouldBe(401);
    }

    [Fact]
    public async Task A_forged_token_is_not_active()
    {
        var forged = (await _client.ServiceAsync("services", TestSettings.ServicesSecret)).AccessToken[..^4] + "AAAA";
        var reply = await _client.PostAsync("token/introspect", "services", TestSettings.ServicesSecret, ("token", forged));
        reply.Json.GetProperty("active").GetBoolean().ShouldBeFalse();
        ((int)(await _client.PostAsync("token/introspect", "services", "wrong", ("token", forged))).Status).ShouldBe(401);
    }
}
