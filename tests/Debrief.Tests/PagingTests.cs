using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Scheduling;
using Mockloop.ServiceTests;

namespace Mockloop.Debrief.Tests;

/// <summary>Every list of the service in pages of two.</summary>
public sealed class PagingTests(DebriefApp app)
{
    const int Loops = 5;

    [Fact]
    public async Task Cards_come_in_pages_those_that_are_due_first()
    {
        var shadow = Guid.CreateVersion7();
        List<string> due = [], other = [];
        for (var i = 0; i < Loops; i++)
        {
            var loop = new PlayedLoop(app, practice: false, FakeTracks.Coding);
            loop.Seat("shadow", shadow);
            await app.TellAsync([loop.Member("organizer", "Organizer"), loop.Planned(), loop.Booked(FakeTracks.Coding, new BookedSeat(shadow, "engineer", true))]);
            // Of rounds that were not held no card is due; of the first one nobody owes anything any more.
            if (i < 3) await app.TellAsync(loop.Ended(FakeTracks.Coding));
            if (i == 0) await loop.SubmitAsync(FakeTracks.Coding, shadow);
            (i is 1 or 2 ? due : other).Add((await loop.CardAsync(FakeTracks.Coding, shadow)).CardId);
        }

        var cards = await new ListMyCardsRequest().ShouldComeInPagesAsync(r => app.As(shadow).ListMyCardsAsync(r), r => r.Cards.Select(c => c.CardId));
        cards.Take(due.Count).ShouldBe(due, ignoreOrder: true);
        cards.Skip(due.Count).ShouldBe(other, ignoreOrder: true);
    }

    [Fact]
    public async Task Committees_come_in_pages_open_ones_first()
    {
        var chair = Guid.CreateVersion7();
        List<string> open = [], decided = [];
        for (var i = 0; i < Loops; i++)
        {
            var loop = new PlayedLoop(app, practice: false, FakeTracks.Coding);
            app.People.Attest(loop.CohortId, "leadership:hiring-manager", chair);
            await loop.PlayStagesAsync(score: 4);
            if (i < 2) await app.As(chair).CastVoteAsync(new() { LoopId = $"{loop.LoopId}", Vote = Recommendation.Yes, Rationale = "as the packet says" });
            (i < 2 ? decided : open).Add($"{loop.LoopId}");
        }

        var committees = await new ListMyCommitteesRequest().ShouldComeInPagesAsync(r => app.As(chair).ListMyCommitteesAsync(r), r => r.Committees.Select(c => c.LoopId));
        committees.Take(open.Count).ShouldBe(open, ignoreOrder: true);
        committees.Skip(open.Count).ShouldBe(decided, ignoreOrder: true);
    }

    [Fact]
    public async Task A_cohorts_debriefs_come_in_pages_of_loops()
    {
        var first = new PlayedLoop(app, practice: false, FakeTracks.Coding);
        List<PlayedLoop> all = [first, .. Enumerable.Range(1, Loops - 1).Select(_ => new PlayedLoop(app, practice: false, FakeTracks.Coding) { CohortId = first.CohortId })];
        foreach (var loop in all)
            await app.TellAsync([loop.Planned(), loop.Booked(FakeTracks.Coding)]);
        await app.TellAsync(first.Member("organizer", "Organizer"));

        var debriefs = await new ListByCohortRequest { CohortId = $"{first.CohortId}" }
            .ShouldComeInPagesAsync(r => app.As(first.Organizer).ListByCohortAsync(r), r => r.Debriefs.Select(d => d.InterviewId));
        debriefs.ShouldBe(all.Select(l => $"{l.Interview(FakeTracks.Coding)}"), ignoreOrder: true);
    }
}
