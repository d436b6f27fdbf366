using Microsoft.Playwright;

namespace Mockloop.EndToEnd.Tests;

/// <summary>Judging again, on the page and on the command line, with a real worker.</summary>
[Collection(nameof(DemoPlatform))]
public sealed class RejudgePageTests(DemoPlatform platform) : IAsyncLifetime
{
    const int CouldNotRun = 2;
    readonly SignedInCommand command = new(platform, "rejudge");
    Browser browser = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.StartAsync();

    public async ValueTask DisposeAsync()
    {
        command.Dispose();
        await browser.DisposeAsync();
    }

    [Fact]
    public async Task An_organizer_judges_the_cohort_again_and_sees_what_became_of_each_verdict()
    {
        var page = await browser.SignInAsync(platform.Url("web"), "organizer");
        await page.ClickAsync($"text=Demo cohort, seed {DemoPlatform.Seed}");
        await page.ClickAsync("text=Judge submissions again");
        var cohort = new Uri(page.Url).AbsolutePath.Split('/')[2];
        await SubmissionPageTests.HasNoBarriersAsync(page);
        await page.ClickAsync("button:text('See how many that are')");
        (await page.Locator("main form p").First.InnerTextAsync()).ShouldStartWith("Judge ");
        await page.ClickAsync("button:text-is('Judge again')");
        await page.Locator(".decision").WaitForAsync();
        await UntilJudgedAsync(page);

        (await page.Locator("#changes tbody tr").CountAsync()).ShouldBeGreaterThan(2);
        foreach (var meaning in await page.Locator("#changes tbody tr td:last-child").AllInnerTextsAsync())
            meaning.ShouldBeOneOf("the same", "near the limit: the old one stays");
        await page.ShotAsync("rejudge");
        await SubmissionPageTests.HasNoBarriersAsync(page);
        await page.ClickAsync("#changes tbody tr a >> nth=0");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Judged 2 times");

        await command.SignInAsync("organizer");
        var listed = (await command.JsonAsync("list", "--cohort", cohort)).GetProperty("rejudges")[0];
        (listed.GetProperty("judged").GetInt32(), listed.GetProperty("waiting").GetInt32()).ShouldBe((listed.GetProperty("total").GetInt32(), 0));
        var shown = await command.JsonAsync("show", listed.GetProperty("id").GetString()!);
        shown.GetProperty("changes").GetArrayLength().ShouldBe(listed.GetProperty("total").GetInt32());
        (await command.RunAsync("start", "--cohort", cohort)).Complaint.ShouldContain("Nothing was done");
        var started = await command.JsonAsync("start", "--cohort", cohort, "--yes");
        var ended = await command.JsonAsync("cancel", started.GetProperty("id").GetString()!, "--yes");
        (ended.GetProperty("waiting").GetInt32() + ended.GetProperty("running").GetInt32()).ShouldBe(0);

        await command.SignInAsync("member01");
        var refused = await command.RunAsync("start", "--cohort", cohort, "--yes");
        (refused.Code, refused.Said).ShouldBe((CouldNotRun, ""));
        refused.Complaint.ShouldContain("Organizer");
        var member = await browser.SignInAsync(platform.Url("web"), "member01");
        await member.GotoAsync($"{platform.Url("web")}/cohorts/{cohort}/rejudges");
        (await member.Locator("[role=alert]").InnerTextAsync()).ShouldContain("Organizer");
    }

    static async Task UntilJudgedAsync(IPage page)
    {
        for (var tries = 0; await page.Locator("text=See how far it is now").CountAsync() > 0; await Task.Delay(500))
        {
            (++tries).ShouldBeLessThan(240);
            await page.ClickAsync("text=See how far it is now");
        }
    }
}
