namespace Mockloop.Identity.Tests.Realm;

public sealed class DemoTests
{
    static readonly (string, string?) NoDemo = ("Demo:Enabled", "false");

    [Fact]
    public async Task Without_the_demo_there_is_no_password_grant_and_nobody_of_the_demo()
    {
        await using var app = await IdentityApp.StartAsync(NoDemo);
        using var client = new RealmClient(app);
        (await client.PasswordAsync("member01", "demo-member01")).Error.ShouldBe("unsupported_grant_type");
        (await client.PasswordAsync("member01", "demo-member01", "web", TestSettings.WebSecret)).Error.ShouldBe("unsupported_grant_type");
        (await client.GetAsync(".well-known/openid-configuration")).Texts("grant_types_supported").ShouldNotContain("password");
        await ShouldNotSignInAsync(app, "member01", "demo-member01");
    }

    [Fact]
    public async Task Demo_people_are_gone_once_the_realm_starts_without_the_demo()
    {
        await using var app = await IdentityApp.StartAsync();
        using var web = new WebSignIn(app);
        var tokens = await web.RunAsync("admin", "demo-admin");

        await app.RestartAsync(NoDemo);
        using var client = new RealmClient(app);
        await ShouldNotSignInAsync(app, "admin", "demo-admin");
        (await client.RefreshAsync("web", TestSettings.WebSecret, tokens.RefreshToken!)).Error.ShouldBe("invalid_grant");
        web.Browser.Reconnect(app);
        await web.Browser.OpenAsync(WebSignIn.Address(("prompt", "none")));
        web.Answer("error").ShouldBe("login_required");

        await app.RestartAsync();
        using var again = new RealmClient(app);
        (await again.PasswordAsync("admin", "demo-admin")).Claims.Text("sub").ShouldBe(tokens.Claims.Text("sub"));
    }

    [Fact]
    public async Task Real_people_never_sign_in_through_the_simulator()
    {
        await using var app = await IdentityApp.StartAsync(NoDemo, ("Bootstrap:AdminUsername", "root"), ("Bootstrap:AdminPassword", "a long password"));
        await app.RestartAsync();
        using var client = new RealmClient(app);
        (await client.PasswordAsync("root", "a long password")).Error.ShouldBe("invalid_grant");
    }

    static async Task ShouldNotSignInAsync(IdentityApp app, string username, string password)
    {
        using var web = new WebSignIn(app);
        await web.Browser.OpenAsync(WebSignIn.Address());
        await web.Browser.SignInAsync(username, password);
        web.Browser.Left.ShouldBeNull();
        web.Browser.Page!.Text.ShouldContain("is not right");
    }
}
