using Microsoft.Playwright;
using Mockloop.Contracts.Scheduling;
using Mockloop.Simulator.Platform;

namespace Mockloop.EndToEnd.Tests;

/// <summary>Two people meet in the pool, each in a browser of their own.</summary>
[Collection(nameof(DemoPlatform))]
public sealed class PoolPageTests(DemoPlatform platform) : IAsyncLifetime
{
    // No other test has the two in one interview: who met before is matched after a wait only.
    const string Candidate = "member09", Interviewer = "member19";
    Browser browser = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.StartAsync();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task Who_waits_sees_their_place_may_leave_it_and_is_booked_with_whoever_fits()
    {
        using var organizer = platform.SignIn("organizer");
        var address = $"{platform.Url("web")}/cohorts/{await CreateAsync(organizer)}/pool";
        var (candidate, interviewer) = (await OpenAsync(Candidate, address), await OpenAsync(Interviewer, address));

        await candidate.FillAsync("input[name=languages]", "klingon");
        await JoinAsync(candidate, "be interviewed");
        (await candidate.Locator("[role=alert]").InnerTextAsync()).ShouldContain("languages");
        await candidate.FillAsync("input[name=languages]", "en");
        await JoinAsync(candidate, "be interviewed");
        await Assertions.Expect(candidate.Locator("#pool")).ToContainTextAsync("place 1 in the line");
        await candidate.ShotAsync("pool-waiting");
        await SubmissionPageTests.HasNoBarriersAsync(candidate);
        await candidate.ClickAsync("button:text-is('Stop waiting')");
        await Assertions.Expect(candidate.Locator("button:text-is('Stop waiting')")).ToHaveCountAsync(0);
        await JoinAsync(candidate, "be interviewed");

        await JoinAsync(interviewer, "interview as");

        foreach (var page in new[] { candidate, interviewer })
        {
            await BookedAsync(page, address);
            await page.ShotAsync(page == candidate ? "pool-candidate" : "pool-interviewer");
            await page.ClickAsync("text=To the interview");
            await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
            new Uri(page.Url).AbsolutePath.ShouldStartWith("/interviews/");
        }
    }

    [Fact]
    public async Task The_organizer_sees_what_other_weights_would_do_and_keeps_them()
    {
        using var organizer = platform.SignIn("organizer");
        var page = await OpenAsync("organizer", $"{platform.Url("web")}/cohorts/{await CreateAsync(organizer)}/pool");

        await page.FillAsync("#pool-novelty", "77");
        await page.ClickAsync("button:text-is('Show what would change')");
        await Assertions.Expect(page.Locator("h3")).ToHaveTextAsync("Nobody waits now");
        (await page.InputValueAsync("#pool-novelty")).ShouldBe("77", "a preview keeps what was typed");
        await page.ShotAsync("pool-weights");
        await page.ClickAsync("button:text-is('Keep')");
        await page.WaitForLoadStateAsync();

        await page.ReloadAsync();
        (await page.InputValueAsync("#pool-novelty")).ShouldBe("77");
    }

    async Task<IPage> OpenAsync(string person, string address)
    {
        var page = await browser.SignInAsync(platform.Url("web"), person);
        await page.GotoAsync(address);
        return page;
    }

    static async Task JoinAsync(IPage page, string part)
    {
        var choice = await page.Locator($"select[name=what] option:has-text('{part}')").First.GetAttributeAsync("value");
        await page.SelectOptionAsync("select[name=what]", choice!);
        await page.ClickAsync("button:text-is('Wait')");
        await page.WaitForLoadStateAsync();
    }

    // The page looks again by itself every twenty seconds; a test does so at once.
    static async Task BookedAsync(IPage page, string address)
    {
        for (var patience = 60; patience > 0 && await page.Locator("#pool >> text=To the interview").CountAsync() == 0; patience--)
        {
            await Task.Delay(500);
            await page.GotoAsync(address);
        }
        await Assertions.Expect(page.Locator("#pool >> text=To the interview")).ToHaveCountAsync(1);
    }

    static async Task<string> CreateAsync(Actor organizer)
    {
        var known = (await organizer.Scheduling.ListCohortsAsync(new())).Cohorts[0];
        var track = await organizer.Questions.GetTrackAsync(new() { Hash = known.Track.Hash });
        var request = new CreateCohortRequest
        {
            Name = "Practised at once", TrackId = track.Id, TimeZone = "Europe/Paris",
            StartDate = DateTime.UtcNow.AddDays(60).ToString("yyyy-MM-dd", null), IdempotencyKey = $"{Guid.CreateVersion7()}",
        };
        foreach (var name in (string[])[Candidate, .. Enumerable.Range(16, 7).Select(i => $"member{i}")])
            request.Invitations.Add(new Invitation
            {
                Email = $"{name}@demo.mockloop.local", Candidate = name == Candidate, Interviewer = name != Candidate,
                Qualifications = { name == Candidate ? [] : track.Stages.SelectMany(s => s.Roles.Select(r => $"{s.Id}:{r.Id}")) },
            });
        return (await organizer.Scheduling.CreateCohortAsync(request)).CohortId;
    }
}
