using Mockloop.Contracts.Scheduling;
using Mockloop.Simulator.Platform;

namespace Mockloop.EndToEnd.Tests;

/// <summary>An organizer asks what planning weighs, what would be otherwise, and why.</summary>
[Collection(nameof(DemoPlatform))]
public sealed class PlanningPageTests(DemoPlatform platform) : IAsyncLifetime
{
    const int Members = 9;
    Browser browser = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.StartAsync();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task Weights_what_if_and_why_are_answered_and_nothing_is_booked()
    {
        using var organizer = platform.SignIn("organizer");
        var cohort = await CreateAsync(organizer);
        var page = await browser.SignInAsync(platform.Url("web"), "organizer");
        await page.GotoAsync($"{platform.Url("web")}/cohorts/{cohort}");
        await page.ClickAsync("text=What planning weighs, what if, and why");

        await page.FillAsync("#weight-compactness", "50");
        await page.ClickAsync("text=Show what would change");
        (await page.Locator("#outcome tbody tr").CountAsync()).ShouldBe(7);
        (await page.Locator("#outcome").InnerTextAsync()).ShouldContain("10 of 10");
        await page.ShotAsync("planning-weights");
        await page.FillAsync("#weight-compactness", "50");
        await page.ClickAsync("button:text-is('Keep')");
        (await page.Locator("#weight-compactness").InputValueAsync()).ShouldBe("50");

        await page.FillAsync("input[name=count]", "3");
        await page.SelectOptionAsync("select[name=stage]", "coding");
        await page.FillAsync("input[name=from]", "9");
        await page.FillAsync("input[name=to]", "5");
        await page.ClickAsync("form:has(input[name=count]) button");
        (await page.Locator("[role=alert]").InnerTextAsync()).ShouldContain("to_day");
        await page.FillAsync("input[name=to]", "10");
        await page.ClickAsync("form:has(input[name=count]) button");
        (await page.Locator("#outcome").InnerTextAsync()).ShouldContain("Even load");
        (await page.Locator("#weight-compactness").InputValueAsync()).ShouldBe("50");
        await page.ShotAsync("planning-what-if");
        await SubmissionPageTests.HasNoBarriersAsync(page);

        await page.ClickAsync("form:has(select[name=candidate]) button");
        (await page.Locator("#why").InnerTextAsync()).ShouldContain("cannot: interviews themselves", Case.Insensitive, "the first candidate is the first person too");
        await page.ShotAsync("planning-why");

        (await organizer.Scheduling.ListLoopsAsync(new() { CohortId = cohort })).Loops.ShouldBeEmpty();
    }

    static async Task<string> CreateAsync(Actor organizer)
    {
        var known = (await organizer.Scheduling.ListCohortsAsync(new())).Cohorts[0];
        var track = await organizer.Questions.GetTrackAsync(new() { Hash = known.Track.Hash });
        var request = new CreateCohortRequest
        {
            Name = "Planned on paper", TrackId = track.Id, TimeZone = "Europe/Paris",
            StartDate = DateTime.UtcNow.AddDays(60).ToString("yyyy-MM-dd", null), IdempotencyKey = $"{Guid.CreateVersion7()}",
        };
        for (var i = 1; i <= Members; i++)
            request.Invitations.Add(new Invitation
            {
                Email = $"member{i:00}@demo.mockloop.local", Candidate = i <= 2, Interviewer = true,
                Qualifications = { track.Stages.SelectMany(s => s.Roles.Select(r => $"{s.Id}:{r.Id}")) },
            });
        return (await organizer.Scheduling.CreateCohortAsync(request)).CohortId;
    }
}
