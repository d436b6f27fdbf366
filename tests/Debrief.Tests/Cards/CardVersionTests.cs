using Grpc.Core;
using Mockloop.Contracts;
using Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Tests.Cards;

public sealed class CardVersionTests(DebriefApp app)
{
    [Fact]
    public async Task A_draft_saved_in_two_windows_is_not_lost_in_silence()
    {
        var loop = new PlayedLoop(app);
        await app.TellAsync(loop.Opening());
        var author = loop.Person("coding-interviewer");
        var card = await loop.CardAsync(FakeTracks.Coding, author);
        var first = await app.As(author).SaveCardAsync(Draft("window one", card.Etag));
        var said = await app.As(author).SaveCardAsync(Draft("window two", card.Etag)).ShouldBeRefusedAsync(StatusCode.Aborted);
        said.ShouldStartWith("This card was changed in another window or call of yours");
        (await loop.CardAsync(FakeTracks.Coding, author)).Content.Summary.ShouldBe("window one");
        (await app.As(author).SaveCardAsync(Draft("window two", first.Etag))).Content.Summary.ShouldBe("window two");

        SaveCardRequest Draft(string text, string etag) => new() { CardId = card.CardId, Etag = etag, Content = new() { Summary = text } };
    }

    [Fact]
    public async Task Of_ten_drafts_at_once_with_one_etag_one_is_saved()
    {
        var loop = new PlayedLoop(app);
        await app.TellAsync(loop.Opening());
        var author = loop.Person("coding-interviewer");
        var card = await loop.CardAsync(FakeTracks.Coding, author);
        var saved = await Task.WhenAll(Enumerable.Range(0, 10).Select(async i =>
        {
            try
            {
                await app.As(author).SaveCardAsync(new() { CardId = card.CardId, Etag = card.Etag, Content = new() { Summary = $"{i}" } });
                return true;
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.Aborted)
            {
                return false;
            }
        }));
        saved.Count(s => s).ShouldBe(1);
    }

    [Fact]
    public async Task Submitting_checks_the_version_too_and_a_repeated_submission_is_no_edit()
    {
        var loop = new PlayedLoop(app);
        await app.TellAsync([.. loop.Opening(), loop.Ended(FakeTracks.Coding)]);
        var author = loop.Person("coding-interviewer");
        var card = await loop.CardAsync(FakeTracks.Coding, author);
        var request = new SaveCardRequest { CardId = card.CardId, Content = PlayedLoop.Content(FakeTracks.Coding, 3), Etag = "0" };
        await app.As(author).SubmitCardAsync(request).ShouldBeRefusedAsync(StatusCode.Aborted);
        request.Etag = card.Etag;
        await app.As(author).SubmitCardAsync(request);
        (await app.As(author).SubmitCardAsync(request)).State.ShouldBe(CardState.Submitted);
    }

    [Fact]
    public async Task Own_cards_come_in_pages_those_that_are_due_first()
    {
        var author = Guid.CreateVersion7();
        var seat = new Contracts.Scheduling.BookedSeat(author, FakeTracks.Track.Stages.First(s => s.Id == FakeTracks.Coding).Roles[0].Id, true);
        var loops = Enumerable.Range(0, 5).Select(_ => new PlayedLoop(app)).ToList();
        foreach (var (i, loop) in loops.Index())
            await app.TellAsync([loop.Member("organizer", "Organizer"), loop.Planned(), loop.Booked(FakeTracks.Coding, seat),
                .. i % 2 == 0 ? [loop.Ended(FakeTracks.Coding) with { Present = [author, loop.Candidate] }] : Array.Empty<object>()]);

        var whole = (await new ListMyCardsRequest().AllAsync(r => app.As(author).ListMyCardsAsync(r))).Cards;
        whole.Select(c => c.State).ShouldBe([CardState.Due, CardState.Due, CardState.Due, CardState.Expected, CardState.Expected]);
        var (paged, request) = (new List<Card>(), new ListMyCardsRequest { PageSize = 2 });
        do
        {
            var reply = await app.As(author).ListMyCardsAsync(request);
            paged.AddRange(reply.Cards);
            request.PageToken = reply.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        paged.Select(c => c.CardId).ShouldBe(whole.Select(c => c.CardId));
    }

    [Fact]
    public async Task Debriefs_of_a_cohort_come_by_whole_loops()
    {
        var loop = new PlayedLoop(app);
        await loop.PlayStagesAsync();
        var request = new ListByCohortRequest { CohortId = loop.CohortId.ToString(), PageSize = 1 };
        var page = await app.As(loop.Organizer).ListByCohortAsync(request);
        (page.Debriefs.Count, page.NextPageToken).ShouldBe((2, ""));
        request.PageToken = "soup";
        (await app.As(loop.Organizer).ListByCohortAsync(request).ShouldBeRefusedAsync(StatusCode.InvalidArgument)).ShouldStartWith("page_token: ");
    }
}
