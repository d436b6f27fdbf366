using Grpc.Core;
using Microsoft.Playwright;
using Mockloop.Contracts.Debrief;
using Mockloop.Simulator;
using Mockloop.Simulator.Platform;
using Mockloop.Simulator.Play;

namespace Mockloop.EndToEnd.Tests;

/// <summary>A panel in which one card is in and the others are not, then a committee in which one vote is: what nobody may read yet.</summary>
[Collection(nameof(DemoPlatform))]
public sealed class SealedCardTests(DemoPlatform platform)
{
    const string InCard = "Quietly purple elephants audited the checkpoint.", InVote = "Seven lanterns voted behind the curtain.";
    const string SubmitCall = "DebriefService/SubmitCard";
    static readonly SimulationOptions Panel = new(Members: 6, Candidates: 1, Seed: 2, Track: "backend-duo", ResultFile: null);

    [Fact]
    public async Task A_sentence_in_a_sealed_card_and_in_a_sealed_vote_is_found_nowhere_before_its_time()
    {
        platform.Telemetry.Watch(InCard, InVote, SubmitCall);
        await using var bus = await BusTap.OpenAsync(platform.Host.State.FullName);
        using var organizer = platform.SignIn("organizer");
        using var admin = platform.SignIn("admin");
        var members = Enumerable.Range(9, Panel.Members).Select(i => platform.SignIn($"member{i:00}")).ToList();
        var clock = new SteppedClock(organizer, TimeProvider.System);
        var cohort = await PanelAtPlay.ReachAsync(Panel, organizer, members, clock);

        var (author, due) = (await PanelAtPlay.DueAsync(cohort)).First(c => c.Card.Kind == CardKind.Interviewer);
        var card = await SealAsync(author, due, PanelAtPlay.Filled(cohort, due, InCard));
        var colleague = (await PanelAtPlay.DueAsync(cohort)).First(c => c.Card.Kind == CardKind.Interviewer).Author;
        var search = new SealSearch(platform, bus, card.InterviewId, card.LoopId, card.CohortId, card.CardId, card.AuthorId);
        await clock.SettleAsync(default);
        await HeardAsync(bus, card.Commitment);
        (await search.FindAsync(InCard, "debrief card", colleague, organizer, admin, cohort.ByPerson(card.CandidateId))).ShouldBeEmpty();
        await PageSaysSealedAsync(colleague.UserName, card);

        await new CardsAtPlay(cohort).ActAsync(default);
        await clock.SettleAsync(default);
        (await search.FindAsync(InCard, "debrief card", colleague)).ShouldContain($"gRPC GetCard to {colleague.UserName}", "the search finds what is open");
        (await colleague.Debrief.VerifyCardAsync(new() { CardId = card.CardId, Commitment = card.Commitment })).Holds.ShouldBeTrue();

        await VoteAsync(cohort, card.LoopId, search, organizer, admin, clock);
        await PanelAtPlay.DecideAsync(cohort, card.LoopId, clock);
        string[] reports = [$"gRPC GetCandidateReport to {organizer.UserName}", $"gRPC PrintCandidateReport to {organizer.UserName}", $"REST /v1/loops/{card.LoopId}/report to {organizer.UserName}", $"page /loops/{card.LoopId}/report to {organizer.UserName}"];
        reports.ShouldBeSubsetOf(await search.FindAsync(InCard, "debrief card", organizer), "what was sealed is in the report once it may be");
        platform.Telemetry.Seen(SubmitCall).Keys.ShouldContain("traces", "else nothing was looked at there");
        await FailsWhenChangedAsync(colleague, card);
        members.ForEach(m => m.Dispose());
    }

    // A draft, a refused call and the submission: each could leave it somewhere.
    static async Task<Card> SealAsync(Actor author, Card due, CardContent content)
    {
        await author.Debrief.SaveCardAsync(new() { CardId = due.CardId, Content = content });
        var tooLong = new CardContent(content) { Summary = InCard + new string('.', 5000), Confidence = 9 };
        await Should.ThrowAsync<RpcException>(() => author.Debrief.SubmitCardAsync(new() { CardId = due.CardId, Content = tooLong }).ResponseAsync);
        return await author.Debrief.SubmitCardAsync(new() { CardId = due.CardId, Content = content });
    }

    static async Task VoteAsync(CohortAtPlay cohort, string loopId, SealSearch search, Actor organizer, Actor admin, SteppedClock clock)
    {
        var committee = await organizer.Debrief.GetCommitteeAsync(new() { LoopId = loopId });
        var chairs = committee.Chairs.Where(c => !c.Simulated).Select(c => cohort.ByPerson(c.PersonId)).ToList();
        chairs.Count.ShouldBeGreaterThan(1);
        await chairs[0].Debrief.CastVoteAsync(new() { LoopId = loopId, Vote = Recommendation.Yes, Rationale = InVote, IdempotencyKey = $"{loopId} planted" });
        await clock.SettleAsync(default);
        (await search.FindAsync(InVote, "debrief chair", chairs[1], organizer, admin, cohort.ByPerson(committee.CandidateId))).ShouldBeEmpty();

        await new CommitteesAtPlay(cohort).ActAsync(default);
        (await search.FindAsync(InVote, "debrief chair", chairs[1])).ShouldContain($"gRPC GetCommittee to {chairs[1].UserName}");
    }

    async Task FailsWhenChangedAsync(Actor reader, Card card)
    {
        (await PlatformDatabases.ExecuteAsync(platform.Host.State.FullName, "debrief",
            "update card set content = jsonb_set(content, '{ratings,0,score}', '4') where id = $1", Guid.Parse(card.CardId))).ShouldBe(1);
        var check = await reader.Debrief.VerifyCardAsync(new() { CardId = card.CardId, Commitment = card.Commitment });
        (check.Holds, check.Versions[0].Holds).ShouldBe((false, false));
    }

    static async Task HeardAsync(BusTap bus, string commitment)
    {
        for (var tries = 0; tries < 100 && !bus.Heard.Any(m => m.Contains(commitment)); tries++)
            await Task.Delay(100);
        bus.Heard.ShouldContain(m => m.Contains(commitment), "the commitment is published");
    }

    async Task PageSaysSealedAsync(string userName, Card card)
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.SignInAsync(platform.Url("web"), userName);
        await page.GotoAsync($"{platform.Url("web")}/cards/{card.CardId}");
        (await page.Locator("[role=alert]").CountAsync()).ShouldBe(1);
        await page.GotoAsync($"{platform.Url("web")}/interviews/{card.InterviewId}");
        (await page.Locator("article.card").CountAsync()).ShouldBeGreaterThanOrEqualTo(3);
        await page.ShotAsync("room");
    }
}
