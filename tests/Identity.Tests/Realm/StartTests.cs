using System.Net;

namespace Mockloop.Identity.Tests.Realm;

public sealed class StartTests
{
    static readonly (string, string?) NoDemo = ("Demo:Enabled", "false");

    [Fact]
    public async Task The_first_administrator_comes_from_configuration_and_stays_as_it_is()
    {
        await using var app = await IdentityApp.StartAsync(NoDemo, ("Bootstrap:AdminPassword", "first password"));
        await app.RestartAsync(NoDemo, ("Bootstrap:AdminPassword", "second password"));
        using var web = new WebSignIn(app);
        var claims = (await web.RunAsync("admin", "first password")).Claims;
        claims.RealmRoles().ShouldContain("admin");
        claims.GetProperty("email_verified").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_short_administrator_password_stops_the_start() =>
        (await Should.ThrowAsync<InvalidOperationException>(() => IdentityApp.StartAsync(NoDemo, ("Bootstrap:AdminPassword", "short"))))
            .Message.ShouldContain("Bootstrap:AdminPassword");

    [Fact]
    public async Task A_missing_client_secret_stops_the_start() =>
        (await Should.ThrowAsync<InvalidOperationException>(() => IdentityApp.StartAsync(("Clients:services:Secret", ""))))
            .Message.ShouldContain("Clients:services:Secret");

    [Fact]
    public async Task A_changed_client_secret_counts_from_the_next_start()
    {
        await using var app = await IdentityApp.StartAsync();
        await app.RestartAsync(("Clients:grading:Secret", "another"));
        using var client = new RealmClient(app);
        (await client.ServiceAsync("grading", TestSettings.GradingSecret)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.ServiceAsync("grading", "another")).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Tokens_sessions_and_open_forms_survive_a_restart()
    {
        await using var app = await IdentityApp.StartAsync();
        using var web = new WebSignIn(app);
        var tokens = await web.RunAsync("member01", "demo-member01");
        using var other = new Browser(app);
        await other.OpenAsync(WebSignIn.Address());

        await app.RestartAsync();
        using var client = new RealmClient(app);
        (await client.UserInfoAsync(tokens.AccessToken)).Text("preferred_username").ShouldBe("member01");
        (await client.RefreshAsync("web", TestSettings.WebSecret, tokens.RefreshToken!)).Error.ShouldBeNull();
        web.Browser.Reconnect(app);
        await web.Browser.OpenAsync(WebSignIn.Address(("prompt", "none")));
        web.Answer("code").ShouldNotBeNull();
        other.Reconnect(app);
        await other.SignInAsync("member02", "demo-member02");
        other.Left.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/realms/another/.well-known/openid-configuration")]
    [InlineData("/realms/mockloop2/device")]
    [InlineData("/device")]
    public async Task There_is_one_realm(string path)
    {
        await using var app = await IdentityApp.StartAsync();
        using var http = new HttpClient(((IRealmServer)app).Connect());
        (await http.GetAsync("http://localhost" + path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
