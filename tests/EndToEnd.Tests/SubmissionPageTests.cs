using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Mockloop.EndToEnd.Tests;

/// <summary>A submission's own page, with a report that has sizes.</summary>
[Collection(nameof(DemoPlatform))]
public sealed class SubmissionPageTests(DemoPlatform platform) : IAsyncLifetime
{
    const string Candidate = "member01";
    Browser browser = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.StartAsync();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task A_scale_result_is_drawn_and_written_for_the_candidate_and_for_nobody_else()
    {
        var (interview, submission) = await PlayedAsync();
        await StoreAsync(submission, await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", "scale-report.json")));
        var page = await browser.SignInAsync(platform.Url("web"), Candidate);
        await page.GotoAsync($"{platform.Url("web")}/interviews/{interview}");
        await page.ClickAsync($"#submissions a[href='/submissions/{submission}']");

        (await page.Locator("#scale svg[role=img]").CountAsync()).ShouldBe(6, "time, peak memory, memory while it ran, three sizes' gaps");
        foreach (var drawing in await page.Locator("#scale svg[role=img]").AllAsync())
            (await drawing.Locator("> desc").TextContentAsync()).ShouldNotBeNullOrWhiteSpace();
        (await page.Locator("#scale polygon.broken").CountAsync()).ShouldBe(2, "one size broke, in two drawings");
        (await page.Locator("#scale .guide").CountAsync()).ShouldBeGreaterThan(0);
        var words = await page.Locator("#scale").InnerTextAsync();
        words.ShouldContain("n = 8 M, k = 256");
        words.ShouldContain("Time grows like n·k; the workload allows n·log k.");
        words.ShouldContain("no OpenCL device answered");
        var stylesRefused = await page.EvaluateAsync<int>("() => document.querySelectorAll('#scale [style]').length");
        stylesRefused.ShouldBe(0, "the pages' policy drops inline styles");
        await page.ShotAsync("scale");
        await HasNoBarriersAsync(page);

        var organizer = await browser.SignInAsync(platform.Url("web"), "organizer");
        await organizer.GotoAsync($"{platform.Url("web")}/submissions/{submission}");
        (await organizer.Locator("svg").CountAsync()).ShouldBe(0, "the report is for candidate and interviewers");
        (await organizer.Locator("h1 .chip").InnerTextAsync()).ShouldNotBeEmpty();
        var stranger = await browser.SignInAsync(platform.Url("web"), "member24");
        await stranger.GotoAsync($"{platform.Url("web")}/submissions/{submission}");
        (await stranger.Locator("[role=alert]").CountAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"scale":[{"n":1000,"verdict":"Accepted"},{"n":2000,"k":4,"cpuMs":null,"gaps":null,"memory":[{"ms":0,"bytes":0}]}],"growth":{"time":{"words":"in words"}},"certificate":{}}""", "in words")]
    [InlineData("""{"tests":[{"name":"sample/1","verdict":"Accepted"}]}""", "1 test, 1 accepted")]
    [InlineData("""{"scale":"of another release"}""", "There is no report to see")]
    public async Task Whatever_is_missing_in_a_report_the_page_stands(string report, string expected)
    {
        var (_, submission) = await PlayedAsync();
        await StoreAsync(submission, report);
        var page = await browser.SignInAsync(platform.Url("web"), Candidate);
        (await page.GotoAsync($"{platform.Url("web")}/submissions/{submission}"))!.Status.ShouldBe(200);
        (await page.Locator("main").InnerTextAsync()).ShouldContain(expected);
    }

    internal static async Task HasNoBarriersAsync(IPage page)
    {
        var found = await page.RunAxe();
        found.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}").ShouldBeEmpty();
    }

    async Task StoreAsync(string submission, string report) =>
        (await PlatformDatabases.ExecuteAsync(platform.Host.State.FullName, "questions", "update submission set report = $1 where id = $2::uuid", report, submission)).ShouldBe(1);

    async Task<(string Interview, string Submission)> PlayedAsync()
    {
        using var candidate = platform.SignIn(Candidate);
        using var organizer = platform.SignIn("organizer");
        var me = (await candidate.Scheduling.GetMeAsync(new())).PersonId;
        var interview = (await PlayedCohortTests.LoopsAsync(organizer)).Single(l => l.CandidateId == me).Interviews.First(i => i.StageId == "coding").InterviewId;
        return (interview, (await candidate.Questions.GetQuestionAsync(new() { InterviewId = interview })).Submissions[0].SubmissionId);
    }
}
