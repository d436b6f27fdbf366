using System.Net;
using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Tests.Cards;

public sealed class SealTests(DebriefApp app)
{
    const string Planted = "zebra-crossing at midnight";

    async Task<(PlayedLoop Loop, Card Card)> SealedCardAsync()
    {
        var loop = new PlayedLoop(app);
        await app.TellAsync([.. loop.Opening(), loop.Ended(FakeTracks.Coding), loop.Member("other")]);
        var author = loop.Person("coding-interviewer");
        var card = await loop.SubmitAsync(FakeTracks.Coding, author, PlayedLoop.Content(FakeTracks.Coding, 3, Planted));
        return (loop, card);
    }

    [Fact]
    public async Task A_sealed_card_is_read_by_nobody_but_its_author()
    {
        var (loop, card) = await SealedCardAsync();
        var request = new GetCardRequest { CardId = card.CardId };
        foreach (var reader in new[] { loop.Candidate, loop.Organizer, loop.Person("other") })
        {
            await app.As(reader).GetCardAsync(request).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
            await app.As(reader, "admin").GetCardAsync(request).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
            (await app.Rest(reader, "admin").GetAsync($"/v1/cards/{card.CardId}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
        (await app.As(Guid.Parse(card.AuthorId)).GetCardAsync(request)).Content.Ratings[0].Note.ShouldBe(Planted);
        (await app.Database.ScalarAsync<long>($"select count(*) from card_read where card_id = '{card.CardId}' and not granted")).ShouldBe(9);
        (await app.Database.ScalarAsync<long>($"select count(*) from card_read where card_id = '{card.CardId}' and granted")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task What_a_sealed_card_says_is_in_no_reply_and_no_event()
    {
        var (loop, card) = await SealedCardAsync();
        await app.TellAsync(loop.Member("candidate", "Candidate"));
        foreach (var reader in new[] { loop.Candidate, loop.Organizer })
        {
            string[] paths = [$"/v1/interviews/{card.InterviewId}/debrief", $"/v1/cohorts/{loop.CohortId}/debriefs", "/v1/cards"];
            foreach (var path in paths)
            {
                var text = await app.Rest(reader).GetStringAsync(path);
                text.ShouldNotContain(Planted, customMessage: path);
            }
            var grpc = await app.As(reader).GetStageDebriefAsync(new() { InterviewId = card.InterviewId });
            grpc.Cards.ShouldAllBe(c => c.Content == null && c.Salt == "");
            grpc.Cards.Single(c => c.CardId == card.CardId).Commitment.ShouldBe(card.Commitment);
        }
        (await app.Database.ScalarAsync<long>($"select count(*) from outbox_message where payload like '%{Planted}%'")).ShouldBe(0, "not even after a reveal");
        (await app.Database.ScalarAsync<long>($"select count(*) from outbox_message where payload like '%{card.Commitment}%'")).ShouldBe(1);
    }

    [Fact]
    public async Task After_the_last_card_the_stage_reads_it_and_the_commitment_verifies()
    {
        var (loop, sealedCard) = await SealedCardAsync();
        await loop.SubmitAsync(FakeTracks.Coding, loop.Candidate);
        foreach (var reader in new[] { loop.Candidate, loop.Organizer, loop.Person("coding-interviewer") })
        {
            var card = await app.As(reader).GetCardAsync(new() { CardId = sealedCard.CardId });
            card.Content.Ratings[0].Note.ShouldBe(Planted);
            card.CanonicalContent.ShouldContain(Planted);
            Hash(card.Salt, card.CanonicalContent).ShouldBe(sealedCard.Commitment);
            Hash(card.Salt, card.CanonicalContent.Replace("3", "4")).ShouldNotBe(sealedCard.Commitment);
            (await app.Rest(reader).GetStringAsync($"/v1/cards/{card.CardId}")).ShouldContain(Planted);
        }
    }

    [Fact]
    public async Task Somebody_of_another_cohort_reads_nothing_after_the_reveal_either()
    {
        var (loop, card) = await SealedCardAsync();
        await loop.SubmitAsync(FakeTracks.Coding, loop.Candidate);
        var stranger = new PlayedLoop(app);
        await app.TellAsync(stranger.Member("organizer", "Organizer"));
        var client = app.As(stranger.Organizer);
        await client.GetCardAsync(new() { CardId = card.CardId }).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
        await client.GetStageDebriefAsync(new() { InterviewId = card.InterviewId }).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
        await client.ListByCohortAsync(new() { CohortId = card.CohortId }).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
        await client.GetCommitteeAsync(new() { LoopId = card.LoopId }).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
        string[] paths = [$"/v1/cards/{card.CardId}", $"/v1/interviews/{card.InterviewId}/debrief", $"/v1/cohorts/{card.CohortId}/debriefs", $"/v1/loops/{card.LoopId}/committee"];
        foreach (var path in paths)
            (await app.Rest(stranger.Organizer).GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
    }

    [Fact]
    public async Task A_member_who_was_not_in_the_stage_sees_neither_its_card_nor_its_debrief()
    {
        var (loop, card) = await SealedCardAsync();
        await loop.SubmitAsync(FakeTracks.Coding, loop.Candidate);
        var other = app.As(loop.Person("other"));
        await other.GetCardAsync(new() { CardId = card.CardId }).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
        await other.GetStageDebriefAsync(new() { InterviewId = card.InterviewId }).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
        (await other.ListByCohortAsync(new() { CohortId = card.CohortId })).Debriefs.ShouldBeEmpty();
    }

    // Written down here once more, so that a mistake in the service's own hashing cannot hide itself.
    static string Hash(string salt, string content) => "sha256:" + Convert.ToHexStringLower(
        SHA256.HashData([.. Convert.FromHexString(salt), .. Encoding.UTF8.GetBytes(content)]));
}
