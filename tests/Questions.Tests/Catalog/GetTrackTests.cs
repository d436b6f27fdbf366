using System.Text.Json;

namespace Mockloop.Questions.Tests.Catalog;

public sealed class GetTrackTests(QuestionsApp app) : IClassFixture<QuestionsApp>
{
    [Fact]
    public async Task A_track_is_found_by_id_and_by_hash_and_holds_no_question()
    {
        var latest = await app.AsService().GetTrackAsync(new() { Id = "senior-tpm" });
        latest.MinimumMembers.ShouldBe(8);
        latest.Stages.Select(s => s.Id).ShouldBe(["recruiter-screen", "coding", "system-design", "product-sense", "leadership"]);
        latest.Stages.ShouldAllBe(s => s.Signals.All(g => g.Anchors.Count == 4) && s.Signals.Any(g => g.Id == "judgment"));
        using var rest = app.Rest(Guid.CreateVersion7());
        var json = await rest.GetStringAsync($"/v1/tracks/by-hash/{latest.Hash}");
        JsonDocument.Parse(json).RootElement.GetProperty("hash").GetString().ShouldBe(latest.Hash);
        json.ShouldNotContain("merge-token-streams");
        json.ShouldNotContain("Forty-five minutes");
    }

    [Fact]
    public async Task Every_shipped_track_is_listed_and_an_unknown_one_is_not_found()
    {
        var person = app.As(Guid.CreateVersion7());
        (await person.ListTracksAsync(new())).Tracks.Select(t => t.Id).ShouldBe(["backend-duo", "ml-platform", "senior-tpm"]);
        await Refused.WithAsync(StatusCode.NotFound, async () => await person.GetTrackAsync(new() { Id = "nothing" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, async () => await person.GetTrackAsync(new() { Id = "senior-tpm", Hash = "sha256:0" }));
    }

    [Fact]
    public async Task A_round_of_the_three_stage_track_is_asked_its_own_question()
    {
        var booking = await (await (await Booking.NewAsync(app, "incident", track: "ml-platform")).BookAsync()).RunAsync();
        var question = await app.As(booking.Candidate).GetQuestionAsync(new() { InterviewId = booking.Interview.ToString() });
        question.QuestionId.ShouldBe("silent-checkpoints");
        question.Kind.ShouldBe(Proto.QuestionKind.Written);
    }
}
