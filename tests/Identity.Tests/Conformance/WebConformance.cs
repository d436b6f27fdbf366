namespace Mockloop.Identity.Tests.Conformance;

public abstract partial class RealmConformance
{
    [Fact]
    public async Task Web_signs_people_in_with_code_and_proof_key()
    {
        var person = _server.Person("member12");
        using var web = new WebSignIn(_server);
        var tokens = await web.RunAsync(person);
        web.Answer("state").ShouldBe("some state");
        tokens.Claims.Text("azp").ShouldBe("web");
        person.ShouldBeIn(tokens.Claims);
        var identity = TokenReply.Payload(tokens.IdToken!);
        identity.Texts("aud").ShouldBe(["web"]);
        identity.Text("nonce").ShouldBe("n-1");
        identity.Text("sub").ShouldBe(tokens.Claims.Text("sub"));
        identity.Text("sid").ShouldBe(tokens.Claims.Text("sid"));
        person.ShouldBeIn(identity);
        identity.Text("email").ShouldBe(tokens.Claims.Text("email"));
        (await web.Client.RefreshAsync("web", TestSettings.WebSecret, tokens.RefreshToken!)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task A_wrong_password_on_the_page_says_nothing_about_the_account()
    {
        var person = _server.Person("member13");
        using var web = new WebSignIn(_server);
        await web.Browser.OpenAsync(WebSignIn.Address());
        await web.Browser.SignInAsync(person.UserName, "wrong");
        var known = web.Browser.Page!.Text;
        web.Browser.Page.HasField("password").ShouldBeTrue();
        await web.Browser.SignInAsync("nobody-of-this-name", "wrong");
        web.Browser.Page!.HasField("password").ShouldBeTrue();
        known.ShouldNotContain("locked");
        await web.Browser.SignInAsync(person);
        web.Answer("code").ShouldNotBeNull();
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(null, "S256")]
    [InlineData(WebSignIn.Verifier, "plain")]
    public async Task Web_gets_no_code_without_a_hashed_proof_key(string? challenge, string? method)
    {
        using var web = new WebSignIn(_server);
        await web.Browser.OpenAsync(WebSignIn.Address(("code_challenge", challenge), ("code_challenge_method", method)));
        web.Answer("code").ShouldBeNull();
        // Keycloak tells the client, OpenIddict the person; nobody gets to the sign-in page.
        (web.Answer("error") ?? web.Browser.Status.ToString()).ShouldBeOneOf("invalid_request", "BadRequest");
    }

    [Fact]
    public async Task A_code_is_worth_nothing_without_its_verifier()
    {
        using var web = new WebSignIn(_server);
        var code = await web.CodeAsync(_server.Person("member14"));
        (await web.Client.CodeAsync(code, "another-verifier-of-at-least-forty-three-chars-1")).Error.ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task A_code_works_once()
    {
        using var web = new WebSignIn(_server);
        var code = await web.CodeAsync(_server.Person("member15"));
        (await web.Client.CodeAsync(code, WebSignIn.Verifier)).Error.ShouldBeNull();
        (await web.Client.CodeAsync(code, WebSignIn.Verifier)).Error.ShouldBe("invalid_grant");
    }

    [Theory]
    [InlineData("http://evil.test/signin-oidc")]
    [InlineData("{web}/elsewhere")]
    [InlineData("{web}.evil.test/signin-oidc")]
    [InlineData("{web}@evil.test/signin-oidc")]
    public async Task An_unknown_redirect_address_is_refused_on_the_spot(string address)
    {
        using var web = new WebSignIn(_server);
        await web.Browser.OpenAsync(WebSignIn.Address(("redirect_uri", address.Replace("{web}", TestSettings.WebUrl))));
        web.Browser.Left.ShouldBeNull();
        ((int)web.Browser.Status).ShouldBe(400);
    }

    [Fact]
    public async Task A_session_signs_in_again_without_a_password()
    {
        using var web = new WebSignIn(_server);
        var first = await web.RunAsync(_server.Person("member16"));
        await web.Browser.OpenAsync(WebSignIn.Address(("prompt", "none")));
        var second = await web.Client.CodeAsync(web.Answer("code")!, WebSignIn.Verifier);
        second.Claims.Text("sid").ShouldBe(first.Claims.Text("sid"));
    }

    [Fact]
    public async Task Prompts_are_obeyed()
    {
        using var web = new WebSignIn(_server);
        await web.Browser.OpenAsync(WebSignIn.Address(("prompt", "none")));
        web.Answer("error").ShouldBe("login_required");
        await web.CodeAsync(_server.Person("member17"));
        await web.Browser.OpenAsync(WebSignIn.Address(("prompt", "login")));
        web.Browser.Left.ShouldBeNull();
        web.Browser.Page!.HasField("password").ShouldBeTrue();
    }

    [Fact]
    public async Task Signing_out_ends_session_and_refresh_token_and_returns_to_the_client()
    {
        using var web = new WebSignIn(_server);
        var tokens = await web.RunAsync(_server.Person("member18"));
        var back = Uri.EscapeDataString(TestSettings.WebUrl + "/signout-callback-oidc");
        await web.Browser.OpenAsync(
            $"protocol/openid-connect/logout?id_token_hint={tokens.IdToken}&post_logout_redirect_uri={back}&state=bye");
        web.Browser.Left!.GetLeftPart(UriPartial.Path).ShouldBe(TestSettings.WebUrl + "/signout-callback-oidc");
        web.Answer("state").ShouldBe("bye");
        (await web.Client.RefreshAsync("web", TestSettings.WebSecret, tokens.RefreshToken!)).Error.ShouldBe("invalid_grant");
        await web.Browser.OpenAsync(WebSignIn.Address(("prompt", "none")));
        web.Answer("error").ShouldBe("login_required");
    }

    [Fact]
    public async Task Nobody_is_signed_out_unasked()
    {
        using var web = new WebSignIn(_server);
        await web.RunAsync(_server.Person("member19"));
        await web.Browser.OpenAsync("protocol/openid-connect/logout");
        await web.Browser.OpenAsync(WebSignIn.Address(("prompt", "none")));
        web.Answer("code").ShouldNotBeNull();
        await web.Browser.OpenAsync("protocol/openid-connect/logout");
        await web.Browser.SubmitAsync();
        await web.Browser.OpenAsync(WebSignIn.Address(("prompt", "none")));
        web.Answer("error").ShouldBe("login_required");
    }

    [Fact]
    public async Task Signing_out_leads_to_no_foreign_address()
    {
        using var web = new WebSignIn(_server);
        var tokens = await web.RunAsync(_server.Person("member20"));
        await web.Browser.OpenAsync(
            $"protocol/openid-connect/logout?id_token_hint={tokens.IdToken}&post_logout_redirect_uri=http%3A%2F%2Fevil.test%2F");
        web.Browser.Left.ShouldBeNull();
    }
}
