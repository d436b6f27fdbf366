namespace Mockloop.EndToEnd.Tests;

/// <summary>The pages in a real browser.</summary>
[Collection(nameof(DemoPlatform))]
public sealed class PagesTests(DemoPlatform platform) : IAsyncLifetime
{
    Browser browser = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.StartAsync();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/me")]
    [InlineData("/tracks")]
    [InlineData("/cohorts/new")]
    [InlineData("/no-such-page")]
    [InlineData("/cards/00000000-0000-4000-8000-000000000001")]
    public async Task Signed_out_one_sees_only_the_sign_in(string path)
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync(platform.Url("web") + path);
        new Uri(page.Url).AbsolutePath.ShouldBe("/sign-in");
        (await page.Locator("#sign-in").CountAsync()).ShouldBe(1);
        (await page.Locator("nav").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task An_unknown_address_is_answered_in_words()
    {
        var page = await browser.SignInAsync(platform.Url("web"), "member02");
        (await page.GotoAsync(platform.Url("web") + "/no-such-page"))!.Status.ShouldBe(404);
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("There is no such page");
    }

    [Fact]
    public async Task The_organizer_sees_the_board_with_every_outcome_and_a_decision()
    {
        var page = await browser.SignInAsync(platform.Url("web"), "organizer");
        await page.ClickAsync($"text=Demo cohort, seed {DemoPlatform.Seed}");
        var board = await page.Locator("table.board").InnerTextAsync();
        var loops = platform.Outcome.RootElement.GetProperty("loops").EnumerateArray().ToList();
        foreach (var loop in loops) board.ShouldContain(loop.GetProperty("candidate").GetString()!);
        await page.ShotAsync("board");
        var decided = loops.First(l => l.GetProperty("outcome").GetString() is "Hire" or "NoHire");
        await page.ClickAsync($"table.board th >> text={decided.GetProperty("candidate").GetString()}");
        await page.ClickAsync("text=The committee");
        (await page.Locator(".decision").InnerTextAsync()).ShouldNotBeEmpty();
        (await page.Locator("article.card").CountAsync()).ShouldBeGreaterThanOrEqualTo(5);
        await page.ShotAsync("committee");
    }

    [Fact]
    public async Task A_stranger_sees_a_refusal_instead_of_a_loop()
    {
        using var organizer = platform.SignIn("organizer");
        var loop = (await PlayedCohortTests.LoopsAsync(organizer))[0];
        var page = await browser.SignInAsync(platform.Url("web"), "member24");
        foreach (var path in new[] { $"/loops/{loop.LoopId}", $"/cohorts/{loop.CohortId}", $"/interviews/{loop.Interviews[0].InterviewId}" })
        {
            await page.GotoAsync(platform.Url("web") + path);
            (await page.Locator("[role=alert]").CountAsync()).ShouldBeGreaterThan(0, path);
            (await page.ContentAsync()).ShouldNotContain(loop.CandidateName);
        }
    }

    [Fact]
    public async Task A_candidate_sees_their_loop_and_signs_out()
    {
        var page = await browser.SignInAsync(platform.Url("web"), "member01");
        await page.ShotAsync("today");
        (await page.Locator("table").First.InnerTextAsync()).ShouldContain("coding");
        await page.ClickAsync("text=Sign out");
        await page.GotoAsync(platform.Url("web") + "/");
        new Uri(page.Url).AbsolutePath.ShouldBe("/sign-in");
    }
}
