using System.Net;
using System.Net.Http.Json;
using Grpc.Core;
using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Debrief.Tests.Cards;

public sealed class SubmitCardTests(DebriefApp app)
{
    async Task<PlayedLoop> HeldAsync()
    {
        var loop = new PlayedLoop(app);
        await app.TellAsync([.. loop.Opening(), loop.Ended(FakeTracks.Coding)]);
        return loop;
    }

    [Fact]
    public async Task An_incomplete_card_is_refused_naming_every_open_field()
    {
        var loop = await HeldAsync();
        var author = loop.Person("coding-interviewer");
        var card = await loop.CardAsync(FakeTracks.Coding, author);
        var content = PlayedLoop.Content(FakeTracks.Coding, 3);
        content.Ratings.RemoveAt(1);
        content.Ratings.Add(new Rating { SignalId = "charm", Score = 4 });
        (content.Confidence, content.JudgmentFlag, content.Recommendation) = (0, true, Recommendation.Unspecified);
        var said = await app.As(author).SubmitCardAsync(new() { CardId = card.CardId, Content = content }).ShouldBeRefusedAsync(StatusCode.InvalidArgument);
        foreach (var part in new[] { "'memory'", "'charm'", "content.confidence", "content.flag_reason", "content.recommendation" })
            said.ShouldContain(part);

        var rest = await app.Rest(author).PostAsJsonAsync($"/v1/cards/{card.CardId}:submit", new { content = new { confidence = 9 } });
        rest.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await rest.Content.ReadAsStringAsync()).ShouldContain("content.confidence");
    }

    [Fact]
    public async Task A_draft_is_the_authors_own_and_can_be_saved_before_the_round_ends()
    {
        var loop = new PlayedLoop(app);
        await app.TellAsync(loop.Opening());
        var author = loop.Person("coding-interviewer");
        var card = await loop.CardAsync(FakeTracks.Coding, author);
        card.State.ShouldBe(CardState.Expected);
        var draft = new SaveCardRequest { CardId = card.CardId, Content = new CardContent { Summary = "half a thought" } };
        (await app.As(author).SaveCardAsync(draft)).Content.Summary.ShouldBe("half a thought");
        await app.As(loop.Organizer).SaveCardAsync(draft).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
        await app.As(author).SubmitCardAsync(new() { CardId = card.CardId, Content = PlayedLoop.Content(FakeTracks.Coding, 3) })
            .ShouldBeRefusedAsync(StatusCode.FailedPrecondition);
        (await loop.CardAsync(FakeTracks.Coding, author)).Content.Summary.ShouldBe("half a thought");
    }

    [Fact]
    public async Task A_submitted_card_stays_as_it_is()
    {
        var loop = await HeldAsync();
        var author = loop.Person("coding-interviewer");
        var first = await loop.SubmitAsync(FakeTracks.Coding, author);
        var again = await loop.SubmitAsync(FakeTracks.Coding, author);
        again.Commitment.ShouldBe(first.Commitment);
        var request = new SaveCardRequest { CardId = first.CardId, Content = PlayedLoop.Content(FakeTracks.Coding, 4) };
        await app.As(author).SubmitCardAsync(request).ShouldBeRefusedAsync(StatusCode.FailedPrecondition);
        await app.As(author).SaveCardAsync(request).ShouldBeRefusedAsync(StatusCode.FailedPrecondition);
        (await app.Database.ScalarAsync<long>($"select count(*) from outbox_message where payload like '%{first.CardId}%'")).ShouldBe(1);
    }

    [Fact]
    public async Task Two_cards_with_the_same_content_have_different_commitments()
    {
        var loop = await HeldAsync();
        var one = await loop.SubmitAsync(FakeTracks.Coding, loop.Person("coding-interviewer"));
        var two = await loop.SubmitAsync(FakeTracks.Coding, loop.Candidate);
        one.Commitment.ShouldStartWith("sha256:");
        two.Commitment.ShouldNotBe(one.Commitment);
    }

    [Fact]
    public async Task A_card_of_a_pool_interview_is_feedback_and_decides_no_loop()
    {
        var loop = new PlayedLoop(app);
        var pool = loop.Booked(FakeTracks.Coding) with { LoopId = null, MatchId = Guid.CreateVersion7() };
        await app.TellAsync(pool, loop.Ended(FakeTracks.Coding));
        await loop.SubmitAllAsync(FakeTracks.Coding, PlayedLoop.Content(FakeTracks.Coding, 2, flag: true));
        var debrief = await loop.DebriefAsync(FakeTracks.Coding);
        debrief.Decision.ShouldBe(StageDecision.Drop);
        (await app.Database.ScalarAsync<long>(
            $"select count(*) from outbox_message where type like '%Decided' and payload like '%{pool.InterviewId}%'")).ShouldBe(0);
    }
}
