using System.Net;
using Grpc.Core;
using Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Tests.Cards;

public sealed class AmendCardTests(DebriefApp app)
{
    async Task<(PlayedLoop Loop, Card Card)> RevealedAsync()
    {
        var loop = new PlayedLoop(app);
        await app.TellAsync([.. loop.Opening(), loop.Ended(FakeTracks.Coding), loop.Member("other")]);
        await loop.SubmitAllAsync(FakeTracks.Coding);
        return (loop, await loop.CardAsync(FakeTracks.Coding, loop.Person("coding-interviewer")));
    }

    static SaveCardRequest Change(Card card, string note, bool flag = false) =>
        new() { CardId = card.CardId, Content = PlayedLoop.Content(FakeTracks.Coding, 1, note, flag), Etag = card.Etag };

    [Fact]
    public async Task A_card_changed_after_the_reveal_keeps_both_versions_and_the_decision_stays()
    {
        var (loop, card) = await RevealedAsync();
        var author = app.As(Guid.Parse(card.AuthorId));
        var amended = await author.AmendCardAsync(Change(card, "second thoughts", flag: true));
        (await author.AmendCardAsync(Change(card, "second thoughts", flag: true))).Amendments.Count.ShouldBe(1, "the same again is no change");
        foreach (var reader in new[] { loop.Candidate, loop.Organizer })
        {
            var seen = await app.As(reader).GetCardAsync(new() { CardId = card.CardId });
            (seen.Content.Ratings[0].Note, seen.Commitment).ShouldBe(("said what comes first", card.Commitment));
            seen.Amendments.Select(a => (a.Number, a.Content.Ratings[0].Note)).ShouldBe([(2, "second thoughts")]);
        }
        amended.Amendments[0].Commitment.ShouldNotBe(card.Commitment);
        var debrief = await loop.DebriefAsync(FakeTracks.Coding);
        debrief.Decision.ShouldBe(StageDecision.Advance, "decided on what was sealed");
        debrief.Reason.ShouldNotContain("second thoughts");
    }

    [Fact]
    public async Task Before_the_reveal_and_by_others_nothing_is_changed()
    {
        var loop = new PlayedLoop(app);
        await app.TellAsync([.. loop.Opening(), loop.Ended(FakeTracks.Coding)]);
        var card = await loop.SubmitAsync(FakeTracks.Coding, loop.Person("coding-interviewer"));
        var author = app.As(Guid.Parse(card.AuthorId));
        await author.AmendCardAsync(Change(card, "too early")).ShouldBeRefusedAsync(StatusCode.FailedPrecondition);
        await loop.SubmitAsync(FakeTracks.Coding, loop.Candidate);
        foreach (var other in new[] { loop.Candidate, loop.Organizer })
            await app.As(other, "admin").AmendCardAsync(Change(card, "not mine")).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
        await author.AmendCardAsync(new(Change(card, "old window")) { Etag = "0" }).ShouldBeRefusedAsync(StatusCode.Aborted);
        await author.AmendCardAsync(new(Change(card, "open")) { Content = new() }).ShouldBeRefusedAsync(StatusCode.InvalidArgument);
    }

    [Fact]
    public async Task Anybody_involved_verifies_and_a_changed_card_fails()
    {
        var (loop, card) = await RevealedAsync();
        var request = new VerifyCardRequest { CardId = card.CardId, Commitment = card.Commitment };
        await app.As(Guid.Parse(card.AuthorId)).AmendCardAsync(Change(card, "second thoughts"));
        foreach (var reader in new[] { loop.Candidate, loop.Organizer, loop.Person("coding-interviewer") })
        {
            var verified = await app.As(reader).VerifyCardAsync(request);
            verified.Holds.ShouldBeTrue(verified.Problem);
            verified.Versions.Select(v => (v.Number, v.Holds)).ShouldBe([(1, true), (2, true)]);
            (await app.Rest(reader).GetStringAsync($"/v1/cards/{card.CardId}/verification?commitment={Uri.EscapeDataString(card.Commitment)}")).ShouldContain("\"holds\":true", customMessage: "REST");
        }
        (await app.As(loop.Candidate).VerifyCardAsync(new(request) { Commitment = "sha256:other" })).Problem.ShouldContain("you noted");

        // Somebody with the database's password makes the rating friendlier.
        (await app.Database.ScalarAsync<int>($"update card set content = jsonb_set(content, '{{ratings,0,score}}', '4') where id = '{card.CardId}' returning 1")).ShouldBe(1);
        var tampered = await app.As(loop.Candidate).VerifyCardAsync(request);
        tampered.Holds.ShouldBeFalse();
        tampered.Problem.ShouldContain("Version 1 is not what its commitment was made over");
        // And again more thoroughly, the hashed text too.
        await app.Database.ScalarAsync<int>($"update card set canonical_content = replace(canonical_content, '\"score\":3', '\"score\":4') where id = '{card.CardId}' returning 1");
        (await app.As(loop.Candidate).VerifyCardAsync(request)).Holds.ShouldBeFalse();
    }

    [Fact]
    public async Task Who_was_not_part_of_it_verifies_nothing_and_nobody_before_the_reveal()
    {
        var (loop, card) = await RevealedAsync();
        var request = new VerifyCardRequest { CardId = card.CardId };
        await app.As(loop.Person("other"), "admin").VerifyCardAsync(request).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
        (await app.Rest(loop.Person("other")).GetAsync($"/v1/cards/{card.CardId}/verification")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var early = new PlayedLoop(app);
        await app.TellAsync([.. early.Opening(), early.Ended(FakeTracks.Coding)]);
        var sealedCard = await early.SubmitAsync(FakeTracks.Coding, early.Person("coding-interviewer"));
        await app.As(early.Organizer).VerifyCardAsync(new() { CardId = sealedCard.CardId }).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
        await app.As(Guid.Parse(sealedCard.AuthorId)).VerifyCardAsync(new() { CardId = sealedCard.CardId }).ShouldBeRefusedAsync(StatusCode.FailedPrecondition);
    }

    [Fact]
    public async Task Every_reading_and_refusal_is_listed_for_the_author_and_later_for_the_organizer()
    {
        var loop = new PlayedLoop(app);
        await app.TellAsync([.. loop.Opening(), loop.Ended(FakeTracks.Coding)]);
        var card = await loop.SubmitAsync(FakeTracks.Coding, loop.Person("coding-interviewer"));
        var request = new ListCardReadsRequest { CardId = card.CardId };
        await app.As(loop.Organizer).GetCardAsync(new() { CardId = card.CardId }).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
        var reads = (await app.As(Guid.Parse(card.AuthorId)).ListCardReadsAsync(request)).Reads;
        reads.ShouldContain(r => r.ReaderId == loop.Organizer.ToString() && !r.Granted && r.Call == "GetCard");
        await app.As(loop.Organizer).ListCardReadsAsync(request).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
        await loop.SubmitAsync(FakeTracks.Coding, loop.Candidate);
        await app.As(loop.Organizer).GetStageDebriefAsync(new() { InterviewId = card.InterviewId });
        (await app.As(loop.Organizer).ListCardReadsAsync(request)).Reads[0].ShouldSatisfyAllConditions(
            r => r.ReaderId.ShouldBe(loop.Organizer.ToString()), r => r.Granted.ShouldBeTrue(), r => r.Call.ShouldBe("GetStageDebrief"));
        await app.As(loop.Candidate).ListCardReadsAsync(request).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
    }
}
