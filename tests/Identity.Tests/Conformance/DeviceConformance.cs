namespace Mockloop.Identity.Tests.Conformance;

public abstract partial class RealmConformance
{
    const string DeviceGrant = "urn:ietf:params:oauth:grant-type:device_code";

    Task<TokenReply> AskDeviceAsync() => _client.PostAsync("auth/device", "cli", null, ("scope", "openid"));

    Task<TokenReply> PollAsync(TokenReply device) =>
        _client.TokenAsync("cli", null, ("grant_type", DeviceGrant), ("device_code", device.Text("device_code")!));

    [Fact]
    public async Task A_device_is_signed_in_by_a_person_who_allows_it()
    {
        var device = await AskDeviceAsync();
        device.Text("verification_uri").ShouldBe(_server.Realm + "/device");
        device.Text("user_code")!.ShouldMatch("^[A-Z]{4}-[A-Z]{4}$");
        device.Json.GetProperty("interval").GetInt32().ShouldBe(5);
        (await PollAsync(device)).Error.ShouldBe("authorization_pending");

        var person = _server.Person("member05");
        using var browser = new Browser(_server);
        await browser.OpenAsync(device.Text("verification_uri_complete")!);
        await browser.SignInAsync(person);
        await browser.SubmitAsync(("accept", "Yes"));
        await Task.Delay(5000);
        var tokens = await PollAsync(device);
        tokens.Claims.Text("azp").ShouldBe("cli");
        person.ShouldBeIn(tokens.Claims);
        tokens.Claims.Texts("aud").ShouldContain("mockloop");
        (await _client.RefreshAsync("cli", null, tokens.RefreshToken!)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task A_person_may_refuse_a_device()
    {
        var device = await AskDeviceAsync();
        using var browser = new Browser(_server);
        await browser.OpenAsync(device.Text("verification_uri_complete")!);
        await browser.SignInAsync(_server.Person("member06"));
        await browser.SubmitAsync(("cancel", "No"));
        (await PollAsync(device)).Error.ShouldBe("access_denied");
    }

    [Fact]
    public async Task An_unknown_device_code_is_refused()
    {
        using var browser = new Browser(_server);
        await browser.OpenAsync("device?user_code=BBBB-BBBB");
        browser.Left.ShouldBeNull();
        browser.Page!.HasField("password").ShouldBeFalse();
        (await _client.TokenAsync("cli", null, ("grant_type", DeviceGrant), ("device_code", "nonsense"))).Error
            .ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task Web_may_not_use_the_device_grant() =>
        (await _client.PostAsync("auth/device", "web", TestSettings.WebSecret)).Error.ShouldBe("unauthorized_client");
}
