using Mockloop.Contracts.Scheduling;
using Mockloop.Simulator.Platform;

namespace Mockloop.EndToEnd.Tests;

/// <summary>Learning to interview, on the pages of a trainee and of the organizer.</summary>
[Collection(nameof(DemoPlatform))]
public sealed class TrainingPageTests(DemoPlatform platform) : IAsyncLifetime
{
    const string Trainee = "member23", Candidate = "member10";
    const int Members = 9;
    Browser browser = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.StartAsync();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task A_trainee_starts_sits_in_and_stops_and_the_organizer_sees_how_far_they_are()
    {
        using var organizer = platform.SignIn("organizer");
        var clock = new SteppedClock(organizer, TimeProvider.System);
        var cohort = await CreateAsync(organizer);
        var page = await browser.SignInAsync(platform.Url("web"), Trainee);
        await page.GotoAsync($"{platform.Url("web")}/cohorts/{cohort}");
        await page.ClickAsync("text=Learn to interview");
        await page.SelectOptionAsync("select[name=chair]", "coding:engineer");
        await page.ClickAsync("button:text-is('Learn it')");
        await page.Locator("text=0 of 2 seen, 0 of 1 led").WaitForAsync();

        using (var call = organizer.Scheduling.PlanLoops(new() { CohortId = cohort, Seed = 1 }))
            while (await call.ResponseStream.MoveNext(default)) { }
        await page.GotoAsync($"{platform.Url("web")}/cohorts/{cohort}/training");
        await page.Locator("text=0 of 2 seen (1 to come), 0 of 1 led").WaitForAsync();
        await SubmissionPageTests.HasNoBarriersAsync(page);
        await page.ShotAsync("training");
        await page.ClickAsync("text=Stop learning");
        await page.Locator("button:text-is('Learn it')").WaitForAsync();
        (await page.Locator("text=Stop learning").CountAsync()).ShouldBe(0);
        await page.SelectOptionAsync("select[name=chair]", "coding:engineer");
        await page.ClickAsync("button:text-is('Learn it')");
        await page.Locator("text=(1 to come)").WaitForAsync();

        await clock.SettleAsync(default);
        using (var trainee = platform.SignIn(Trainee))
        {
            var room = (await trainee.Scheduling.ListMyInterviewsAsync(new())).Interviews.Single(i => i.CohortId == cohort).InterviewId;
            await ShowsLinkAndShadowAsync(page, room);
            (await page.Locator("text=Enter the room").CountAsync()).ShouldBe(1, "a shadow takes part");
            await page.ShotAsync("room-shadow");
            await ShowsLinkAndShadowAsync(await browser.SignInAsync(platform.Url("web"), Candidate), room);
        }

        var board = await browser.SignInAsync(platform.Url("web"), "organizer");
        await board.GotoAsync($"{platform.Url("web")}/cohorts/{cohort}");
        await board.FillAsync("input[name=shadows]", "3");
        await board.ClickAsync("text=Keep the numbers");
        await Microsoft.Playwright.Assertions.Expect(board.Locator("input[name=shadows]")).ToHaveValueAsync("3");
        await SubmissionPageTests.HasNoBarriersAsync(board);
        await board.GotoAsync($"{platform.Url("web")}/cohorts/{cohort}/training");
        (await board.Locator("#progress tbody tr").InnerTextAsync()).ShouldContain("0 of 3 seen (1 to come)");
        await SubmissionPageTests.HasNoBarriersAsync(board);
    }

    async Task ShowsLinkAndShadowAsync(Microsoft.Playwright.IPage page, string room)
    {
        await page.GotoAsync($"{platform.Url("web")}/interviews/{room}");
        (await page.Locator("#meet").GetAttributeAsync("href")).ShouldBe($"https://meet.example/{room}");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("sits in and learns");
        await SubmissionPageTests.HasNoBarriersAsync(page);
    }

    // Everybody may interview everywhere but the trainee, who may nowhere.
    async Task<string> CreateAsync(Actor organizer)
    {
        var known = (await organizer.Scheduling.ListCohortsAsync(new())).Cohorts.Single(c => c.Name == $"Demo cohort, seed {DemoPlatform.Seed}");
        var track = await organizer.Questions.GetTrackAsync(new() { Hash = known.Track.Hash });
        var now = (await organizer.Clocks[0].IdleAsync(new())).Now.ToDateTimeOffset();
        var request = new CreateCohortRequest
        {
            Name = "Apprentices", TrackId = track.Id, TimeZone = "UTC", StartDate = $"{now.AddDays(90):yyyy-MM-dd}", MeetingLink = "https://meet.example/{interview}",
        };
        foreach (var name in (string[])[.. Enumerable.Range(10, Members).Select(i => $"member{i}"), Trainee])
        {
            using var member = platform.SignIn(name);
            await member.Scheduling.GetMeAsync(new());
            await member.Scheduling.SetAvailabilityAsync(new() { Rules = { Enumerable.Range(1, 7).Select(d => new WeeklyRule { DayOfWeek = d, From = "00:00", To = "24:00" }) } });
            request.Invitations.Add(new Invitation
            {
                Email = $"{name}@demo.mockloop.local", Candidate = name == Candidate, Interviewer = true,
                Qualifications = { name == Trainee ? [] : track.Stages.SelectMany(s => s.Roles.Select(r => $"{s.Id}:{r.Id}")) },
            });
        }
        return (await organizer.Scheduling.CreateCohortAsync(request)).CohortId;
    }
}
