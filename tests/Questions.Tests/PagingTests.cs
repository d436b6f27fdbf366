using Mockloop.Questions.Rounds;
using Mockloop.ServiceTests;

namespace Mockloop.Questions.Tests;

/// <summary>Every list of the service in pages of two.</summary>
public sealed class PagingTests(QuestionsApp app) : IClassFixture<QuestionsApp>
{
    [Fact]
    public async Task Tracks_and_rounds_come_in_pages()
    {
        await new Proto.ListTracksRequest().ShouldComeInPagesAsync(r => app.AsService().ListTracksAsync(r), r => r.Tracks.Select(t => t.Id));

        var cohort = Guid.CreateVersion7();
        for (var i = 0; i < 5; i++)
            await (await Booking.NewAsync(app, cohort: cohort)).BookAsync();
        (await new Proto.ListRoundsRequest { CohortId = $"{cohort}" }
            .ShouldComeInPagesAsync(r => app.AsService().ListRoundsAsync(r), r => r.Rounds.Select(t => t.InterviewId))).Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_timeline_comes_in_pages_also_where_much_happened_at_one_instant()
    {
        var booking = await (await (await Booking.NewAsync(app)).BookAsync()).RunAsync();
        var at = app.Now + Duration.FromMinutes(5);
        await app.QueryAsync(db =>
        {
            db.Timeline.AddRange(Enumerable.Range(0, 5).Select(i => new TimelineEntry { InterviewId = booking.Interview, At = at, Kind = "hint", Text = $"{i}" }));
            return db.SaveChangesAsync();
        });

        var entries = await new Proto.GetTimelineRequest { InterviewId = $"{booking.Interview}" }
            .ShouldComeInPagesAsync(r => app.As(booking.Candidate).GetTimelineAsync(r), r => r.Entries.Select(e => $"{e.Kind} {e.Text}"));
        entries.Select(e => e.Split(' ')[0]).Take(4).ShouldBe(["joined", "joined", "started", "question"]);
        entries.Skip(4).ShouldBe(["hint 0", "hint 1", "hint 2", "hint 3", "hint 4"]);
    }
}
