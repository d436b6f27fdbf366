namespace Mockloop.Identity.Tests.Conformance;

public abstract partial class RealmConformance
{
    [Fact]
    public async Task Refreshing_keeps_the_session_and_rotates_the_token()
    {
        var first = await _client.PasswordAsync(_server.Person("member08"));
        var second = await _client.RefreshAsync("simulator", null, first.RefreshToken!);
        second.Claims.Text("sub").ShouldBe(first.Claims.Text("sub"));
        second.Claims.Text("sid").ShouldBe(first.Claims.Text("sid"));
        second.Claims.Text("jti").ShouldNotBe(first.Claims.Text("jti"));
        second.RefreshToken.ShouldNotBe(first.RefreshToken);
        (await _client.RefreshAsync("simulator", null, second.RefreshToken!)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task A_refresh_token_works_once()
    {
        var first = await _client.PasswordAsync(_server.Person("member09"));
        (await _client.RefreshAsync("simulator", null, first.RefreshToken!)).Error.ShouldBeNull();
        (await _client.RefreshAsync("simulator", null, first.RefreshToken!)).Error.ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task A_refresh_token_belongs_to_its_client()
    {
        var tokens = await _client.PasswordAsync(_server.Person("member10"));
        (await _client.RefreshAsync("cli", null, tokens.RefreshToken!)).Error.ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task A_revoked_refresh_token_is_dead()
    {
        var tokens = await _client.PasswordAsync(_server.Person("member11"));
        var revoked = await _client.PostAsync("revoke", "simulator", null, ("token", tokens.RefreshToken!));
        ((int)revoked.Status).ShouldBe(200);
        (await _client.RefreshAsync("simulator", null, tokens.RefreshToken!)).Error.ShouldBe("invalid_grant");
    }
}
