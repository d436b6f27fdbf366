using Mockloop.Contracts.Scheduling;
using Mockloop.Simulator.Platform;

namespace Mockloop.EndToEnd.Tests;

/// <summary>A decline on the pages: what it costs, who takes over, how the loop tells it, and the organizer's excuse.</summary>
[Collection(nameof(DemoPlatform))]
public sealed class DeclinePageTests(DemoPlatform platform) : IAsyncLifetime
{
    // The first stage is theirs alone: no other test books them, so that whoever of them stands by is free right now.
    const string Candidate = "member21";
    static readonly string[] Screeners = ["member22", "member23"];
    static readonly string[] Others = [.. Enumerable.Range(10, 9).Select(i => $"member{i}")];
    Browser browser = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.StartAsync();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task An_interviewer_declines_a_named_backup_takes_over_and_the_organizer_excuses_it()
    {
        using var organizer = platform.SignIn("organizer");
        var clock = new SteppedClock(organizer, TimeProvider.System);
        var (loop, screen) = await LoopAsync(organizer);
        var leaving = Screeners.Single(name => _people[name] == screen.Seats[0].PersonId);
        var standby = Screeners.Single(name => name != leaving);
        var backup = _people[standby];

        var board = await browser.SignInAsync(platform.Url("web"), "organizer");
        await board.GotoAsync($"{platform.Url("web")}/cohorts/{loop.CohortId}");
        await board.CheckAsync($"input[name='backup-{screen.StageId}'][value='{backup}']");
        await board.ClickAsync("text=Save the backups");
        await platform.Host.UntilAsync(() => StandsByAsync(organizer, loop.CohortId, backup), TimeSpan.FromSeconds(30), "the backup was saved");
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

        await clock.SettleAsync(default);
        (await organizer.Scheduling.GetLoopAsync(new() { LoopId = loop.LoopId })).Interviews[0].Seats.ShouldHaveSingleItem().PersonId.ShouldBe(backup);
        (await organizer.Questions.ListRoundsAsync(new() { CohortId = loop.CohortId })).Rounds.Single(r => r.InterviewId == screen.InterviewId)
            .InterviewerIds.ShouldBe([backup], "the room is the backup's");
        var stepped = await browser.SignInAsync(platform.Url("web"), standby);
        (await stepped.Locator($"a[href='/interviews/{screen.InterviewId}']").CountAsync()).ShouldBeGreaterThan(0);
        await page.GotoAsync(platform.Url("web") + "/");
        (await page.Locator($"a[href='/interviews/{screen.InterviewId}']").CountAsync()).ShouldBe(0);
    }

    static async Task<bool> StandsByAsync(Actor organizer, string cohort, string person) =>
        (await organizer.Scheduling.GetBackupsAsync(new() { CohortId = cohort })).Stages.Any(s => s.People.Any(p => p.PersonId == person));

    readonly Dictionary<string, string> _people = [];

    // A cohort of its own, everybody free at all hours, its first interview in a quarter of an hour.
    async Task<(Loop Loop, Interview Screen)> LoopAsync(Actor organizer)
    {
        var played = (await organizer.Scheduling.ListCohortsAsync(new())).Cohorts.Single(c => c.Name == $"Demo cohort, seed {DemoPlatform.Seed}");
        var track = await organizer.Questions.GetTrackAsync(new() { Hash = played.Track.Hash });
        var now = (await organizer.Clocks[0].IdleAsync(new())).Now.ToDateTimeOffset();
        var request = new CreateCohortRequest { Name = "Declines", TrackId = track.Id, StartDate = $"{now.AddDays(7):yyyy-MM-dd}", TimeZone = "UTC" };
        foreach (var name in (string[])[Candidate, .. Screeners, .. Others])
            request.Invitations.Add(new Invitation
            {
                Email = $"{name}@demo.mockloop.local", Candidate = name == Candidate, Interviewer = true,
                Qualifications = { track.Stages.SelectMany(s => s.Roles.Select(r => $"{s.Id}:{r.Id}")).Where(chair => Screeners.Contains(name) == chair.StartsWith($"{track.Stages[0].Id}:", StringComparison.Ordinal)) },
            });
        var cohort = await organizer.Scheduling.CreateCohortAsync(request);
        foreach (var name in (string[])[Candidate, .. Screeners, .. Others])
        {
            using var member = platform.SignIn(name);
            _people[name] = (await member.Scheduling.GetMeAsync(new())).PersonId;
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
