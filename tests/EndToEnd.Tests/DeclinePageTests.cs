using Mockloop.Contracts.Scheduling;
using Mockloop.Simulator.Platform;

namespace Mockloop.EndToEnd.Tests;

/// <summary>A decline on the pages: what it costs, who takes over, how the loop tells it, and the organizer's excuse.</summary>
[Collection(nameof(DemoPlatform))]
public sealed class DeclinePageTests(DemoPlatform platform) : IAsyncLifetime
{
    // Whom the demo does not play: those may be in an interview right now.
    const int First = 10, Members = 9;
    Browser browser = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.StartAsync();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task An_interviewer_declines_a_named_backup_takes_over_and_the_organizer_excuses_it()
    {
        using var organizer = platform.SignIn("organizer");
        var (loop, screen) = await LoopAsync(organizer);
        var leaving = Enumerable.Range(First, Members).Select(i => $"member{i:00}").Single(name => NameOf(name) == screen.Seats[0].PersonId);
        var backup = loop.Interviews.SelectMany(i => i.Seats).Select(s => s.PersonId).Append(loop.CandidateId).ToHashSet() is var busy
            ? _people.Values.First(id => !busy.Contains(id)) : "";

        var board = await browser.SignInAsync(platform.Url("web"), "organizer");
        await board.GotoAsync($"{platform.Url("web")}/cohorts/{loop.CohortId}");
        await board.CheckAsync($"input[name='backup-{screen.StageId}'][value='{backup}']");
        await board.ClickAsync("text=Save the backups");
        await board.Locator($"input[name='backup-{screen.StageId}'][value='{backup}']:checked").WaitForAsync();
        await SubmissionPageTests.HasNoBarriersAsync(board);
        await board.ShotAsync("backups");

        var page = await browser.SignInAsync(platform.Url("web"), leaving);
        await page.GotoAsync($"{platform.Url("web")}/loops/{loop.LoopId}");
        await page.ClickAsync("text=I cannot come");
        (await page.Locator("details[open] form").InnerTextAsync()).ShouldContain("counts as a rating of 2");
        await page.FillAsync("details[open] input[name=reason]", "My train stands still");
        await page.CheckAsync("details[open] input[name=sure]");
        await page.ShotAsync("decline");
        await page.ClickAsync("button:text-is('Decline')");
        await page.WaitForURLAsync(platform.Url("web") + "/");

        await board.GotoAsync($"{platform.Url("web")}/loops/{loop.LoopId}");
        await board.ClickAsync("summary:text('2 changes')");
        (await board.Locator("table.changes tbody tr").First.InnerTextAsync()).ShouldContain("My train stands still");
        await SubmissionPageTests.HasNoBarriersAsync(board);
        await board.ShotAsync("changes");
        await board.ClickAsync("button:text-is('Excuse')");
        await board.Locator("text=declined late: excused").WaitForAsync();
        (await organizer.Scheduling.GetLoopAsync(new() { LoopId = loop.LoopId })).Interviews[0].Seats[0].PersonId.ShouldBe(backup);
    }

    readonly Dictionary<string, string> _people = [];

    string NameOf(string userName) => _people[userName];

    // A cohort of its own, everybody free at all hours, its first interview in a quarter of an hour.
    async Task<(Loop Loop, Interview Screen)> LoopAsync(Actor organizer)
    {
        var played = (await organizer.Scheduling.ListCohortsAsync(new())).Cohorts[0];
        var track = await organizer.Questions.GetTrackAsync(new() { Hash = played.Track.Hash });
        var now = (await organizer.Clocks[0].IdleAsync(new())).Now.ToDateTimeOffset();
        var request = new CreateCohortRequest { Name = "Declines", TrackId = track.Id, StartDate = $"{now.AddDays(7):yyyy-MM-dd}", TimeZone = "UTC" };
        for (var i = First; i < First + Members; i++)
            request.Invitations.Add(new Invitation
            {
                Email = $"member{i:00}@demo.mockloop.local", Candidate = i == First, Interviewer = true,
                Qualifications = { track.Stages.SelectMany(s => s.Roles.Select(r => $"{s.Id}:{r.Id}")) },
            });
        var cohort = await organizer.Scheduling.CreateCohortAsync(request);
        for (var i = First; i < First + Members; i++)
        {
            using var member = platform.SignIn($"member{i:00}");
            _people[$"member{i:00}"] = (await member.Scheduling.GetMeAsync(new())).PersonId;
            await member.Scheduling.SetAvailabilityAsync(new() { Rules = { Enumerable.Range(1, 7).Select(d => new WeeklyRule { DayOfWeek = d, From = "00:00", To = "24:00" }) } });
        }
        using var call = organizer.Scheduling.PlanLoops(new() { CohortId = cohort.CohortId, Seed = 1 });
        PlanLoopsProgress? last = null;
        while (await call.ResponseStream.MoveNext(default)) last = call.ResponseStream.Current;
        var loop = last!.Loops.ShouldHaveSingleItem();
        var screen = await organizer.Scheduling.MoveInterviewAsync(new()
        {
            InterviewId = loop.Interviews[0].InterviewId, Start = new() { Seconds = now.AddMinutes(14).ToUnixTimeSeconds() },
        });
        return (loop, screen);
    }
}
