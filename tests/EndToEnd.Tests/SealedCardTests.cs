using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;
using Microsoft.Playwright;
using Mockloop.Contracts.Debrief;
using Mockloop.Simulator;
using Mockloop.Simulator.Cast;
using Mockloop.Simulator.Platform;
using Mockloop.Simulator.Play;

namespace Mockloop.EndToEnd.Tests;

/// <summary>A panel in which one card is in and the others are not: the one nobody may read.</summary>
[Collection(nameof(DemoPlatform))]
public sealed class SealedCardTests(DemoPlatform platform)
{
    const string Note = "Seen only by its author until every card is in.";
    static readonly SimulationOptions Panel = new(Members: 6, Candidates: 1, Seed: 42, Track: "backend-duo", ResultFile: null);

    [Fact]
    public async Task A_card_is_sealed_by_gRPC_REST_and_page_until_every_due_card_is_in()
    {
        using var organizer = platform.SignIn("organizer");
        using var admin = platform.SignIn("admin");
        var members = Enumerable.Range(9, Panel.Members).Select(i => platform.SignIn($"member{i:00}")).ToList();
        var clock = new SteppedClock(organizer, TimeProvider.System);
        var cohort = await PlayUntilPanelAsync(organizer, members, clock);
        var (author, card) = (await DueAsync(cohort)).First(c => c.Card.Kind == CardKind.Interviewer);
        await author.Debrief.SubmitCardAsync(new() { CardId = card.CardId, Content = Filled(cohort, card) });
        var colleague = (await DueAsync(cohort)).First(c => c.Card.Kind == CardKind.Interviewer).Author;

        foreach (var other in new[] { colleague, organizer, admin, cohort.ByPerson(card.CandidateId) })
            (await Should.ThrowAsync<RpcException>(() => other.Debrief.GetCardAsync(new() { CardId = card.CardId }).ResponseAsync))
                .StatusCode.ShouldBe(StatusCode.PermissionDenied, other.UserName);
        (await StatusByRestAsync(colleague.UserName, card.CardId)).ShouldBe(HttpStatusCode.Forbidden);
        await PagesHideItAsync(colleague.UserName, card);

        await new CardsAtPlay(cohort).ActAsync(default);
        await clock.SettleAsync(default);

        (await colleague.Debrief.GetCardAsync(new() { CardId = card.CardId })).Content.Summary.ShouldBe(Note);
        (await StatusByRestAsync(colleague.UserName, card.CardId)).ShouldBe(HttpStatusCode.OK);
        members.ForEach(m => m.Dispose());
    }

    // Plays whatever comes before the last stage's cards.
    static async Task<CohortAtPlay> PlayUntilPanelAsync(Actor organizer, IReadOnlyList<Actor> members, SteppedClock clock)
    {
        var setup = new CohortSetup(Panel, organizer, members, clock, new Progress());
        var cohort = await setup.GatherAsync(default);
        await setup.PlanAsync(cohort, default);
        var (rounds, cards) = (new RoundsAtPlay(cohort, new Progress()), new CardsAtPlay(cohort));
        var atTheLatest = clock.Now + TimeSpan.FromDays(60); // not a number of steps: other tests' cohorts have due times in between
        do
        {
            await rounds.ActAsync(clock.Now, default);
            await clock.SettleAsync(default);
            if ((await DueAsync(cohort)).Any(c => c.Card.StageId == "leadership")) return cohort;
            await cards.ActAsync(default);
            await clock.SettleAsync(default);
        }
        while (await clock.StepAsync(default) && clock.Now < atTheLatest);

        throw new InvalidOperationException($"Until {clock.Now:yyyy-MM-dd} no panel was held.");
    }

    static async Task<IReadOnlyList<(Actor Author, Card Card)>> DueAsync(CohortAtPlay cohort)
    {
        var due = new List<(Actor, Card)>();
        foreach (var member in cohort.Members)
            due.AddRange((await member.Debrief.ListMyCardsAsync(new())).Cards
                .Where(c => c.CohortId == cohort.Id && c.State == CardState.Due).Select(c => (member, c)));
        return due;
    }

    static CardContent Filled(CohortAtPlay cohort, Card card)
    {
        var content = new CardContent { Recommendation = Recommendation.Yes, Confidence = 4, Summary = Note };
        content.Ratings.AddRange(cohort.Stage(card.StageId).Signals.Select(s => new Rating { SignalId = s.Id, Score = 3, Note = Note }));
        return content;
    }

    async Task<HttpStatusCode> StatusByRestAsync(string userName, string cardId)
    {
        using var signIn = new SignIn(platform.Configuration, TimeProvider.System, userName);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await signIn.TokenAsync(default));
        return (await http.GetAsync($"{platform.Url("debrief")}/v1/cards/{cardId}")).StatusCode;
    }

    async Task PagesHideItAsync(string userName, Card card)
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.SignInAsync(platform.Url("web"), userName);
        await page.GotoAsync($"{platform.Url("web")}/cards/{card.CardId}");
        (await page.Locator("[role=alert]").CountAsync()).ShouldBe(1);
        (await page.ContentAsync()).ShouldNotContain(Note);
        await page.GotoAsync($"{platform.Url("web")}/interviews/{card.InterviewId}");
        (await page.ContentAsync()).ShouldNotContain(Note);
        (await page.Locator("article.card").CountAsync()).ShouldBeGreaterThanOrEqualTo(3);
        await page.ShotAsync("room");
    }
}
