using Microsoft.Playwright;

namespace Mockloop.EndToEnd.Tests;

/// <summary>Reports of the played cohort, on their pages and as files to print.</summary>
[Collection(nameof(DemoPlatform))]
public sealed class ReportPagesTests(DemoPlatform platform) : IAsyncLifetime
{
    const string Candidate = "member01";
    Browser browser = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.StartAsync();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task A_candidate_reads_and_prints_the_report_of_their_own_loop()
    {
        var loop = await OwnLoopAsync();
        var page = await browser.SignInAsync(platform.Url("web"), Candidate);
        await page.GotoAsync($"{platform.Url("web")}/loops/{loop.LoopId}");
        await page.ClickAsync("text=The report");
        var text = await page.Locator("article.report").InnerTextAsync();
        text.ShouldContain($"Report for {loop.CandidateName}");
        text.ShouldContain("What to practise next");
        text.ShouldContain("Minute ");
        (await page.Locator("svg[role=img]").CountAsync()).ShouldBeGreaterThan(0);
        await SubmissionPageTests.HasNoBarriersAsync(page);
        await page.ShotAsync("report-candidate");
        await IsAFileToPrintAsync(page, "report-candidate-file");
    }

    [Fact]
    public async Task The_organizer_reads_and_prints_what_the_debriefs_say()
    {
        var page = await browser.SignInAsync(platform.Url("web"), "organizer");
        await page.ClickAsync($"text=Demo cohort, seed {DemoPlatform.Seed}");
        await page.ClickAsync("text=What the debriefs say");
        (await page.Locator("article.report h2").AllInnerTextsAsync()).ShouldContain("Luck with the panel");
        await SubmissionPageTests.HasNoBarriersAsync(page);
        await IsAFileToPrintAsync(page, "report-cohort-file");
    }

    // Its own policy lets its own style act, and the browser has nothing to complain of.
    static async Task IsAFileToPrintAsync(IPage page, string name)
    {
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        await page.ClickAsync("text=Open as one file to print");
        await page.Locator("article.report").WaitForAsync();
        new Uri(page.Url).AbsolutePath.ShouldEndWith("/report.html");
        (await page.Locator("svg .diamond, svg .ring, svg .bar").First.EvaluateAsync<string>("e => getComputedStyle(e).stroke + getComputedStyle(e).fill")).ShouldContain("rgb(17, 17, 17)");
        (await page.Locator("script, link, img").CountAsync()).ShouldBe(0);
        await SubmissionPageTests.HasNoBarriersAsync(page);
        complaints.ShouldBeEmpty();
        await page.ShotAsync(name);
    }

    async Task<Contracts.Scheduling.Loop> OwnLoopAsync()
    {
        using var candidate = platform.SignIn(Candidate);
        using var organizer = platform.SignIn("organizer");
        var me = (await candidate.Scheduling.GetMeAsync(new())).PersonId;
        return (await PlayedCohortTests.LoopsAsync(organizer)).Single(l => l.CandidateId == me);
    }
}
