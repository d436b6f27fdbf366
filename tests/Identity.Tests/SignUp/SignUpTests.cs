using System.Net;

namespace Mockloop.Identity.Tests.SignUp;

public sealed class SignUpTests : IAsyncLifetime
{
    const string Path = "login-actions/registration";
    IdentityApp _app = null!;

    public async ValueTask InitializeAsync() =>
        _app = await IdentityApp.StartAsync(("Demo:Enabled", "false"), ("Registration:Enabled", "true"));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task It_is_off_unless_configured()
    {
        await _app.RestartAsync();
        using var browser = new Browser(_app);
        (await browser.OpenAsync(Path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.OpenAsync(WebSignIn.Address())).Page!.Text.ShouldNotContain("Create an account");
    }

    [Fact]
    public async Task A_new_person_is_signed_in_with_an_unverified_address()
    {
        using var web = new WebSignIn(_app);
        await web.Browser.OpenAsync(WebSignIn.Address());
        await web.Browser.OpenAsync(Path + web.Browser.Page!.Address.Query);
        web.Browser.Page!.Text.ShouldContain("sends no mail");
        await FillAsync(web.Browser, "Ada.L@Example.test", "a fine password");
        var claims = (await web.Client.CodeAsync(web.Answer("code")!, WebSignIn.Verifier)).Claims;
        claims.Text("name").ShouldBe("Ada <b>Lovelace</b>");
        claims.Text("email").ShouldBe("ada.l@example.test");
        claims.GetProperty("email_verified").GetBoolean().ShouldBeFalse();
        claims.RealmRoles().ShouldBe(["default-roles-mockloop"]);
        using var again = new WebSignIn(_app);
        (await again.RunAsync("ada.l@example.test", "a fine password")).Claims.Text("sub").ShouldBe(claims.Text("sub"));
        await ShouldShowTheNameAsTextAsync(web);
    }

    [Fact]
    public async Task Where_addresses_are_trusted_a_new_person_can_accept_invitations()
    {
        await _app.RestartAsync(("Demo:Enabled", "false"), ("Registration:Enabled", "true"), ("Registration:TrustAddresses", "true"));
        using var web = new WebSignIn(_app);
        await web.Browser.OpenAsync(WebSignIn.Address());
        await web.Browser.OpenAsync(Path + web.Browser.Page!.Address.Query);
        web.Browser.Page!.Text.ShouldContain("taken on trust");
        await FillAsync(web.Browser, "grace@example.test", "a fine password");
        (await web.Client.CodeAsync(web.Answer("code")!, WebSignIn.Verifier)).Claims.GetProperty("email_verified").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("bo@example.test", "short", "The password must have 10 to 128 characters.")]
    [InlineData("bo@example.test", "bo@example.test", "The password must not be your e-mail address.")]
    [InlineData("nonsense", "a fine password", "This is not an e-mail address.")]
    [InlineData("", "a fine password", "Enter your e-mail address.")]
    public async Task Mistakes_are_named(string email, string password, string message)
    {
        using var browser = new Browser(_app);
        await browser.OpenAsync(Path);
        await FillAsync(browser, email, password);
        browser.Page!.Text.ShouldContain(message);
    }

    [Fact]
    public async Task An_address_has_one_account()
    {
        using var first = new Browser(_app);
        await first.OpenAsync(Path);
        await FillAsync(first, "twice@example.test", "a fine password");
        using var second = new Browser(_app);
        await second.OpenAsync(Path);
        await FillAsync(second, "TWICE@example.test", "another password");
        second.Page!.Text.ShouldContain("There is already an account");
    }

    async Task ShouldShowTheNameAsTextAsync(WebSignIn web)
    {
        var device = await web.Client.PostAsync("auth/device", "cli", null, ("scope", "openid"));
        await web.Browser.OpenAsync(device.Text("verification_uri_complete")!);
        web.Browser.Page!.Html.ShouldContain("Ada &lt;b&gt;Lovelace&lt;/b&gt;");
    }

    static Task<Browser> FillAsync(Browser browser, string email, string password) => browser.SubmitAsync(
        ("FirstName", "Ada"), ("LastName", "<b>Lovelace</b>"), ("Email", email), ("Password", password));
}
