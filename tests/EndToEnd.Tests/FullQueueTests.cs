using Microsoft.Playwright;
using Mockloop.Contracts.Questions;
using Mockloop.Simulator;
using Mockloop.Simulator.Platform;
using Mockloop.Simulator.Play;

namespace Mockloop.EndToEnd.Tests;

/// <summary>What a candidate sees whose code the grading queue cannot take.</summary>
[Collection(nameof(DemoPlatform))]
public sealed class FullQueueTests(DemoPlatform platform)
{
    const string Code = "print('kept')";
    static readonly SimulationOptions OneLoop = new(Members: 6, Candidates: 1, Seed: 7, Track: "backend-duo", ResultFile: null);

    [Fact]
    public async Task The_room_says_full_with_numbers_keeps_the_code_and_follows_what_waits()
    {
        using var organizer = platform.SignIn("organizer");
        var members = Enumerable.Range(15, OneLoop.Members).Select(i => platform.SignIn($"member{i:00}")).ToList();
        var (round, candidate) = await RunningRoundAsync(organizer, members);
        await using var browser = await Browser.StartAsync();
        var page = await browser.SignInAsync(platform.Url("web"), candidate.UserName);
        await page.GotoAsync($"{platform.Url("web")}/interviews/{round.InterviewId}");

        var worker = platform.Resources.First(r => r.Name == "grading").Pid!.Value;
        await SignalAsync("STOP", worker);
        try
        {
            for (var i = 0; i < DemoPlatform.QueueLimit; i++)
                await candidate.Questions.SubmitCodeAsync(Handed(round, $"{Code}  # {i}"));
            await SubmitAsync(page);
            var said = await page.Locator("[role=alert]").InnerTextAsync();
            said.ShouldContain($"{DemoPlatform.QueueLimit} of at most {DemoPlatform.QueueLimit} submissions wait");
            said.ShouldContain("Try again in");
            (await page.InputValueAsync("textarea[name=code]")).ShouldBe(Code);
            await page.ShotAsync("full");
        }
        finally
        {
            await SignalAsync("CONT", worker);
        }

        // What waited is judged, which the page shows without being loaded anew; the kept code goes through as it stands.
        await Assertions.Expect(page.Locator("#submissions [data-progress]")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        (await page.Locator("#submissions .chip").AllInnerTextsAsync()).ShouldAllBe(chip => chip != "Queued" && chip != "Grading");
        (await page.Locator("[role=alert]").CountAsync()).ShouldBe(1, "it is still the page that said full");
        (await page.InputValueAsync("textarea[name=code]")).ShouldBe(Code);
        await new SteppedClock(organizer, TimeProvider.System).SettleAsync(default);
        await page.ClickAsync("button:text('Submit')");
        await page.WaitForLoadStateAsync();
        (await page.Locator("[role=alert]").CountAsync()).ShouldBe(0);
        await WithdrawAsync(page, worker);
        members.ForEach(m => m.Dispose());
    }

    static async Task WithdrawAsync(IPage page, int worker)
    {
        await Assertions.Expect(page.Locator("#submissions [data-progress]")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await SignalAsync("STOP", worker);
        try
        {
            await SubmitAsync(page);
            await page.ClickAsync("button:text('Withdraw')");
            await page.Locator("#submissions .chip:text('Cancelled')").WaitForAsync();
            (await page.Locator("#submissions [data-progress]").CountAsync()).ShouldBe(0);
        }
        finally
        {
            await SignalAsync("CONT", worker);
        }
    }

    static SubmitCodeRequest Handed(Round round, string code) => new()
    {
        InterviewId = round.InterviewId,
        Language = "python3",
        Files = { new SourceFile { Name = "solution.py", Content = code } },
        IdempotencyKey = code,
    };

    static async Task SubmitAsync(IPage page)
    {
        await page.SelectOptionAsync("select[name=language]", "python3");
        await page.FillAsync("textarea[name=code]", Code);
        await page.ClickAsync("button:text('Submit')");
        await page.WaitForLoadStateAsync();
    }

    // Stopped like this a worker takes nothing and does not know that it was.
    static Task SignalAsync(string signal, int process) =>
        System.Diagnostics.Process.Start("kill", [$"-{signal}", $"{process}"]).WaitForExitAsync();

    static async Task<(Round Round, Actor Candidate)> RunningRoundAsync(Actor organizer, IReadOnlyList<Actor> members)
    {
        var clock = new SteppedClock(organizer, TimeProvider.System);
        var setup = new CohortSetup(OneLoop, organizer, members, clock, new Progress());
        var cohort = await setup.GatherAsync(default);
        await setup.PlanAsync(cohort, default);
        // Other tests' cohorts have due times too: no number of steps bounds the way.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var end = clock.Now + TimeSpan.FromDays(90);
        while (clock.Now < end)
        {
            var rounds = (await organizer.Questions.ListRoundsAsync(new() { CohortId = cohort.Id })).Rounds;
            if (rounds.FirstOrDefault(r => r.State == RoundState.Open || (r.State == RoundState.Scheduled && r.Start.ToDateTimeOffset() <= clock.Now)) is { } round)
            {
                foreach (var person in round.InterviewerIds.Append(round.CandidateId))
                    await cohort.ByPerson(person).Questions.JoinRoundAsync(new() { InterviewId = round.InterviewId });
                return (round, cohort.ByPerson(round.CandidateId));
            }
            if (!await clock.StepAsync(patience.Token))
                break;
        }

        throw new InvalidOperationException($"The round never came; it is {clock.Now:u}.");
    }
}
