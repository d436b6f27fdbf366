namespace Mockloop.Identity.Tests.SignIn;

public sealed class LockoutTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Theory]
    [InlineData("member01")]
    [InlineData("nobody-has-this-name")]
    public async Task A_lock_says_when_it_ends_and_not_whether_the_name_exists(string name)
    {
        using var browser = new Browser(app);
        await browser.OpenAsync(WebSignIn.Address());
        for (var i = 0; i < 4; i++)
        {
            await browser.SignInAsync(name, "wrong");
            browser.Page!.Text.ShouldContain("The user name or the password is not right.");
        }
        await browser.SignInAsync(name, "wrong");
        browser.Page!.Text.ShouldMatch(@"Too many failed attempts\. Try again in 5 minutes, at \d\d:\d\d UTC\.");
    }

    [Fact]
    public async Task A_lock_ends_by_itself()
    {
        await using var own = await IdentityApp.StartAsync();
        using var client = new RealmClient(own);
        for (var i = 0; i < 5; i++)
            await client.PasswordAsync("member02", "wrong");
        (await client.PasswordAsync("member02", "demo-member02")).Error.ShouldBe("invalid_grant");
        own.Clock.Move(TimeSpan.FromMinutes(5));
        (await client.PasswordAsync("member02", "demo-member02")).Error.ShouldBeNull();
    }

    [Fact]
    public async Task A_right_password_starts_the_count_anew()
    {
        using var client = new RealmClient(app);
        for (var i = 0; i < 8; i++)
            (await client.PasswordAsync("member03", i % 4 == 3 ? "demo-member03" : "wrong")).Error.ShouldBe(i % 4 == 3 ? null : "invalid_grant");
    }

    [Fact]
    public async Task Parallel_guesses_are_counted_one_by_one()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => GuessAsync("member04")));
        answers.Count(text => text.Contains("is not right", StringComparison.Ordinal)).ShouldBe(4);
        answers.Count(text => text.Contains("Too many failed attempts", StringComparison.Ordinal)).ShouldBe(12);
    }

    [Fact]
    public async Task Parallel_sign_ins_with_the_right_password_lock_nobody()
    {
        using var client = new RealmClient(app);
        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => client.PasswordAsync("member05", "demo-member05")));
        replies.ShouldAllBe(reply => reply.Error == null);
    }

    [Fact]
    public async Task One_address_may_not_try_without_end()
    {
        await using var strict = await IdentityApp.StartAsync(("Forms:PerMinute", "3"));
        using var browser = new Browser(strict);
        await browser.OpenAsync(WebSignIn.Address());
        for (var i = 0; i < 3; i++)
            await browser.SignInAsync($"name{i}", "wrong");
        await browser.SignInAsync("name4", "wrong");
        ((int)browser.Status).ShouldBe(429);
        browser.Page!.Text.ShouldContain("Too many attempts");
    }

    async Task<string> GuessAsync(string name)
    {
        using var browser = new Browser(app);
        await browser.OpenAsync(WebSignIn.Address());
        await browser.SignInAsync(name, "wrong");
        return browser.Page!.Text;
    }
}
