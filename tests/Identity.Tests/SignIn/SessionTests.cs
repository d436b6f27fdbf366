namespace Mockloop.Identity.Tests.SignIn;

public sealed class SessionTests
{
    [Fact]
    public async Task A_session_nobody_uses_ends_after_half_an_hour()
    {
        await using var app = await IdentityApp.StartAsync();
        using var web = new WebSignIn(app);
        var tokens = await web.RunAsync("member01", "demo-member01");
        app.Clock.Move(TimeSpan.FromMinutes(31));
        (await web.Client.RefreshAsync("web", TestSettings.WebSecret, tokens.RefreshToken!)).Error.ShouldBe("invalid_grant");
        await web.Browser.OpenAsync(WebSignIn.Address(("prompt", "none")));
        web.Answer("error").ShouldBe("login_required");
    }

    [Fact]
    public async Task Any_session_ends_after_ten_hours()
    {
        await using var app = await IdentityApp.StartAsync();
        using var client = new RealmClient(app);
        var tokens = await client.PasswordAsync("member01", "demo-member01");
        for (var minutes = 25; minutes < 600; minutes += 25)
        {
            app.Clock.Move(TimeSpan.FromMinutes(25));
            tokens = await client.RefreshAsync("simulator", null, tokens.RefreshToken!);
            tokens.Error.ShouldBeNull();
        }
        app.Clock.Move(TimeSpan.FromMinutes(25));
        (await client.RefreshAsync("simulator", null, tokens.RefreshToken!)).Error.ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task Reusing_a_refresh_token_ends_the_session_for_the_thief_too()
    {
        await using var app = await IdentityApp.StartAsync();
        using var client = new RealmClient(app);
        var first = await client.PasswordAsync("member01", "demo-member01");
        var second = await client.RefreshAsync("simulator", null, first.RefreshToken!);
        (await client.RefreshAsync("simulator", null, first.RefreshToken!)).Error.ShouldBe("invalid_grant");
        (await client.RefreshAsync("simulator", null, second.RefreshToken!)).Error.ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task A_client_may_ask_for_a_recent_password()
    {
        await using var app = await IdentityApp.StartAsync();
        using var web = new WebSignIn(app);
        await web.CodeAsync("member01", "demo-member01");
        app.Clock.Move(TimeSpan.FromMinutes(10));
        await web.Browser.OpenAsync(WebSignIn.Address(("max_age", "900")));
        web.Answer("code").ShouldNotBeNull();
        await web.Browser.OpenAsync(WebSignIn.Address(("max_age", "300")));
        web.Browser.Page!.HasField("password").ShouldBeTrue();
    }
}
