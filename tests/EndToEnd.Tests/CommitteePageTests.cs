using Microsoft.Playwright;
using Mockloop.Contracts.Debrief;
using Mockloop.Simulator;
using Mockloop.Simulator.Platform;
using Mockloop.Simulator.Play;

namespace Mockloop.EndToEnd.Tests;

/// <summary>A card, a committee and how one rates, through the pages' own forms; in a cohort of its own.</summary>
[Collection(nameof(DemoPlatform))]
public sealed class CommitteePageTests(DemoPlatform platform) : IAsyncLifetime
{
    const string Why = "The migration had an owner in the end.", Said = "This card names the risk that was taken.", Private = "We shared an office for a year.";
    static readonly SimulationOptions Panel = new(Members: 6, Candidates: 1, Seed: 2, Track: "backend-duo", ResultFile: null);
    Browser browser = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.StartAsync();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task Chairs_vote_speak_change_their_mind_and_step_back_through_the_forms_and_lose_no_word()
    {
        using var organizer = platform.SignIn("organizer");
        var members = Enumerable.Range(9, Panel.Members).Select(i => platform.SignIn($"member{i:00}")).ToList();
        var clock = new SteppedClock(organizer, TimeProvider.System);
        var cohort = await PanelAtPlay.ReachAsync(Panel, organizer, members, clock);
        var rater = await KeepsWordsBesideNotObservedAsync(cohort);
        await new CardsAtPlay(cohort).ActAsync(default);
        await clock.SettleAsync(default);

        var loop = (await organizer.Scheduling.ListLoopsAsync(new() { CohortId = cohort.Id })).Loops.Single();
        var chairs = (await organizer.Debrief.GetCommitteeAsync(new() { LoopId = loop.LoopId })).Chairs.Select(c => cohort.ByPerson(c.PersonId)).ToList();
        var (first, second) = (await OpenAsync(chairs[0], loop.LoopId), await OpenAsync(chairs[1], loop.LoopId));
        await VoteAsync(first, Recommendation.No, Why);
        await second.ReloadAsync();
        (await second.ContentAsync()).ShouldNotContain(Why);
        await VoteAsync(second, Recommendation.Yes, "as the packet says");
        await chairs[2].Debrief.CastVoteAsync(new() { LoopId = loop.LoopId, Vote = Recommendation.Yes });

        await SpeakAsync(first);
        await ChangeMindAsync(first);
        await StepBackAsync(second);
        await first.ReloadAsync();
        (await first.Locator("main").InnerTextAsync()).ShouldContain(Private);

        (await PanelAtPlay.DecideAsync(cohort, loop.LoopId, clock)).SimulatedVotes.ShouldBe(1, "of the chair that was left");
        var judged = await OpenAsync(cohort.ByPerson(loop.CandidateId), loop.LoopId);
        var text = await judged.Locator("main").InnerTextAsync();
        text.ShouldContain("stepped back from the chair of the Senior engineer.");
        text.ShouldContain(Why);
        text.ShouldNotContain(Private);
        await ReadHowOneRatesAsync(await browser.SignInAsync(platform.Url("web"), rater.UserName), cohort.Id);
        members.ForEach(m => m.Dispose());
    }

    async Task<IPage> OpenAsync(Actor reader, string loop)
    {
        var page = await browser.SignInAsync(platform.Url("web"), reader.UserName);
        await page.GotoAsync($"{platform.Url("web")}/loops/{loop}/committee");
        await SubmissionPageTests.HasNoBarriersAsync(page);
        return page;
    }

    // The one who wrote it.
    async Task<Actor> KeepsWordsBesideNotObservedAsync(CohortAtPlay cohort)
    {
        var (author, card) = (await PanelAtPlay.DueAsync(cohort)).First(c => c.Card.Kind == CardKind.Interviewer);
        var signal = cohort.Stage(card.StageId).Signals[0].Id;
        var page = await browser.SignInAsync(platform.Url("web"), author.UserName);
        await page.GotoAsync($"{platform.Url("web")}/cards/{card.CardId}");
        await page.CheckAsync($"input[name='score-{signal}'][value=none]");
        await page.FillAsync($"textarea[name='note-{signal}']", Said);
        await page.ClickAsync("button[value=save]");
        (await page.Locator("[role=alert]").First.InnerTextAsync()).ShouldContain("was not observed");
        (await page.InputValueAsync($"textarea[name='note-{signal}']")).ShouldBe(Said);
        (await author.Debrief.GetCardAsync(new() { CardId = card.CardId })).Content.Ratings.ShouldBeEmpty("nothing was saved");
        return author;
    }

    static async Task VoteAsync(IPage page, Recommendation vote, string why)
    {
        var form = page.Locator("form:has(select[name=vote])");
        await form.Locator("select[name=vote]").SelectOptionAsync($"{(int)vote}");
        await form.Locator("textarea[name=why]").FillAsync(why);
        await form.Locator("button").ClickAsync();
        await Assertions.Expect(page.Locator("form:has(select[name=vote])")).ToHaveCountAsync(0);
    }

    static async Task SpeakAsync(IPage page)
    {
        await page.ReloadAsync();
        await page.SelectOptionAsync("select[name=kind]", $"{(int)StatementKind.StrongestFor}");
        await page.SelectOptionAsync("select[name=link]", new SelectOptionValue { Index = 1 });
        await page.FillAsync("textarea[name=text]", Said);
        await page.ClickAsync("text=Nothing to add in this round");
        (await page.Locator("[role=alert]").First.InnerTextAsync()).ShouldContain("You wrote something and said that you have nothing to add.");
        (await page.InputValueAsync("textarea[name=text]")).ShouldBe(Said);
        await page.ClickAsync("button:text-is('Say it')");
        await page.Locator($"ol.statements li:has-text('{Said}')").WaitForAsync();
        await SubmissionPageTests.HasNoBarriersAsync(page);
        await page.ShotAsync("committee-round");
        await page.ClickAsync("text=Nothing to add in this round");
        await Assertions.Expect(page.Locator("select[name=kind]")).ToHaveCountAsync(0);
    }

    static async Task ChangeMindAsync(IPage page)
    {
        await page.ClickAsync("text=Change your mind");
        var form = page.Locator("form:has(select[name=to])");
        await form.Locator("select[name=to]").SelectOptionAsync($"{(int)Recommendation.Mixed}");
        await form.Locator("textarea[name=why]").FillAsync("I read the card again");
        await form.Locator("button").ClickAsync();
        (await page.Locator("section.changes li").InnerTextAsync()).ShouldContain("I read the card again");
    }

    async Task StepBackAsync(IPage page)
    {
        await page.ReloadAsync();
        await page.ClickAsync("text=Step back from judging this candidate");
        var form = page.Locator("details[open] form");
        await form.Locator("textarea[name=why]").FillAsync(Private);
        await form.Locator("button").ClickAsync();
        await page.WaitForURLAsync(platform.Url("web") + "/");
    }

    async Task ReadHowOneRatesAsync(IPage page, string cohort)
    {
        await page.GotoAsync($"{platform.Url("web")}/cohorts/{cohort}");
        await page.ClickAsync("text=How you rate");
        var text = await page.Locator("article.report").InnerTextAsync();
        text.ShouldContain("Interviewer report for ");
        text.ShouldContain("How often you give each score");
        await SubmissionPageTests.HasNoBarriersAsync(page);
        await page.ShotAsync("report-interviewer");
    }
}
