namespace Mockloop.EndToEnd.Tests;

/// <summary>The pages in a real browser with sign-in at the real Keycloak.</summary>
[Collection(nameof(KeycloakPlatform))]
public sealed class KeycloakPageTests : IAsyncLifetime
{
    static readonly Guid Member02 = new("00000000-0000-4000-8000-000000000002"), Member03 = new("00000000-0000-4000-8000-000000000003");

    readonly KeycloakPlatform platform;
    Browser browser = null!;

    public KeycloakPageTests(KeycloakPlatform platform)
    {
        Assert.SkipWhen(KeycloakPlatform.Absence is not null, KeycloakPlatform.Absence ?? "");
        this.platform = platform;
    }

    public async ValueTask InitializeAsync() => browser = await Browser.StartAsync();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task The_organizer_signs_in_and_starts_a_cohort()
    {
        var page = await browser.SignInAsync(platform.Web, "organizer");
        (await page.Locator("nav").InnerTextAsync()).ShouldContain("Margit Sandoval");
        await page.GotoAsync(platform.Web + "/cohorts/new");
        await page.FillAsync("input[name=name]", "Keycloak's own");
        await page.FillAsync("input[name=start]", DateTime.UtcNow.AddDays(3).ToString("yyyy-MM-dd"));
        await page.FillAsync("textarea[name=candidates]", string.Join('\n', Enumerable.Range(1, 12).Select(i => $"member{i:00}@demo.mockloop.local")));
        await page.ClickAsync("text=Create and invite");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "Keycloak's own" }).WaitForAsync();
        await page.GotoAsync(platform.Web + "/");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Keycloak's own");
    }

    [Fact]
    public async Task A_member_signs_in_sees_themselves_and_signs_out_everywhere()
    {
        var page = await browser.SignInAsync(platform.Web, "member02");
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Hello Benedikt Vogel");
        await page.GotoAsync(platform.Web + "/me");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("member02@demo.mockloop.local");
        (await platform.SessionsAsync(Member02)).ShouldBe(1);

        await page.ClickAsync("text=Sign out");
        await page.Locator("#sign-in").WaitForAsync();
        page.Url.ShouldBe(platform.Web + "/sign-in");
        (await platform.SessionsAsync(Member02)).ShouldBe(0, "the session at Keycloak ends too");
        await page.GotoAsync(platform.Web + "/me");
        new Uri(page.Url).AbsolutePath.ShouldBe("/sign-in");
        await page.ClickAsync("#sign-in");
        // A password is asked for again.
        await page.Locator("input[name=password]").WaitForAsync();
        page.Url.ShouldStartWith(platform.Server + "/");
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync(platform.Web + "/");
        await page.ClickAsync("#sign-in");
        await page.FillAsync("input[name=username]", "member04");
        await page.FillAsync("input[name=password]", "demo-member05");
        await page.ClickAsync("#kc-login");
        await page.WaitForSelectorAsync("text=Invalid username or password");
        page.Url.ShouldStartWith(platform.Server + "/");
        await page.GotoAsync(platform.Web + "/me");
        new Uri(page.Url).AbsolutePath.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task The_page_renews_its_tokens_until_the_session_ends_at_Keycloak()
    {
        var life = TimeSpan.FromSeconds(5);
        await platform.SetTokenLifeAsync(life);
        try
        {
            var page = await browser.SignInAsync(platform.Web, "member03");
            for (var round = 0; round < 2; round++)
            {
                await Task.Delay(life + TimeSpan.FromSeconds(1));
                await page.GotoAsync(platform.Web + "/");
                (await page.Locator("h1").InnerTextAsync()).ShouldBe("Hello Chiara Romano");
            }

            await platform.EndSessionsAsync(Member03);
            await Task.Delay(life + TimeSpan.FromSeconds(1));
            await page.GotoAsync(platform.Web + "/");
            new Uri(page.Url).AbsolutePath.ShouldBe("/sign-in");
        }
        finally
        {
            await platform.SetTokenLifeAsync(TimeSpan.FromMinutes(5));
        }
    }
}
