using System.Net;

namespace Mockloop.Identity.Tests.SignIn;

public sealed class HostileInputTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    const string Markup = "\"><script>alert(1)</script>";

    [Theory]
    [InlineData("http://evil.test/")]
    [InlineData("//evil.test/")]
    [InlineData("/\\evil.test/")]
    [InlineData("/%09/evil.test/")]
    [InlineData("/realms/mockloop.evil.test/")]
    [InlineData("/realms/mockloop/../../elsewhere")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https:/realms/mockloop/")]
    [InlineData("")]
    public async Task A_return_address_leads_nowhere_outside_the_realm(string address)
    {
        using var browser = new Browser(app);
        await browser.OpenAsync("login-actions/authenticate?returnUrl=" + Uri.EscapeDataString(address));
        await browser.SignInAsync("member01", "demo-member01");
        browser.Left?.Host.ShouldBe("localhost");
        browser.Page!.Address.Host.ShouldBe("localhost");
    }

    [Theory]
    [InlineData("login-actions/authenticate?returnUrl=" + Markup)]
    [InlineData("device?user_code=" + Markup)]
    [InlineData("device?outcome=" + Markup)]
    [InlineData("protocol/openid-connect/logout?state=" + Markup)]
    [InlineData("protocol/openid-connect/auth?client_id=" + Markup)]
    [InlineData("protocol/openid-connect/auth?client_id=web&response_type=code&redirect_uri=" + Markup)]
    [InlineData("nowhere/" + Markup)]
    public async Task Markup_in_an_address_stays_text(string address)
    {
        using var browser = new Browser(app);
        await browser.OpenAsync(address.Replace("\"", "%22", StringComparison.Ordinal));
        browser.Page!.Html.ShouldNotContain("<script");
    }

    [Fact]
    public async Task Markup_in_a_field_stays_text()
    {
        using var browser = new Browser(app);
        await browser.OpenAsync(WebSignIn.Address());
        await browser.SignInAsync(Markup, "wrong");
        browser.Page!.Html.ShouldContain("&gt;&lt;script&gt;");
        browser.Page.Html.ShouldNotContain("<script");
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var http = new HttpClient(((IRealmServer)app).Connect());
        var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["username"] = "member02", ["password"] = "demo-member02" });
        var answer = await http.PostAsync(app.Realm + "/login-actions/authenticate", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Theory]
    [InlineData("username", 255)]
    [InlineData("password", 129)]
    [InlineData("password", 1_000_000)]
    public async Task Oversized_input_is_just_wrong(string field, int length)
    {
        using var browser = new Browser(app);
        await browser.OpenAsync(WebSignIn.Address());
        await browser.SubmitAsync(("username", "member02"), ("password", "demo-member02"), (field, new string('x', length)));
        browser.Page!.Text.ShouldContain("is not right");
    }

    [Fact]
    public async Task Pages_run_no_script_and_appear_in_no_frame()
    {
        using var http = new HttpClient(((IRealmServer)app).Connect());
        var page = await http.GetAsync(app.Realm + "/login-actions/authenticate");
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'; style-src 'self'");
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        (await http.GetAsync(app.Realm + "/realm.css")).Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
    }
}
