namespace Mockloop.Questions.Tests.Delivery;

public sealed class RepeatedCallTests(QuestionsApp app) : IClassFixture<QuestionsApp>
{
    [Fact]
    public async Task A_hint_asked_for_again_with_its_key_is_the_same_hint_also_at_once()
    {
        var booking = await (await (await Booking.NewAsync(app)).BookAsync()).RunAsync();
        var request = new Proto.TakeHintRequest { InterviewId = booking.Interview.ToString(), IdempotencyKey = "first hint" };
        var hints = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => await app.As(booking.Candidate).TakeHintAsync(request)));
        hints.Distinct().ShouldHaveSingleItem().Number.ShouldBe(1);
        (await app.As(booking.Candidate).GetQuestionAsync(new() { InterviewId = request.InterviewId })).HintsTaken.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_submission_s_key_says_no_to_other_code()
    {
        var booking = await (await (await Booking.NewAsync(app)).BookAsync()).RunAsync();
        await booking.SubmitAsync("print(1)", "k");
        (await Refused.WithAsync(StatusCode.FailedPrecondition, () => booking.SubmitAsync("print(2)", "k")))
            .ShouldStartWith("idempotency_key: 'k' was used for another request");
    }

    [Fact]
    public async Task Of_ten_answers_at_once_with_one_etag_one_is_kept_and_the_others_are_told()
    {
        var booking = await (await (await Booking.NewAsync(app, "system-design")).BookAsync()).RunAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(async i =>
        {
            try
            {
                return await AnswerAsync($"answer {i}", "0");
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.Aborted)
            {
                e.Status.Detail.ShouldStartWith("Your answer was changed in another window or call");
                return null;
            }
        }));
        var kept = answers.OfType<Proto.Answer>().ShouldHaveSingleItem();
        (await AnswerAsync("better", kept.Etag)).Text.ShouldBe("better");

        async Task<Proto.Answer> AnswerAsync(string text, string etag) => await app.As(booking.Candidate).SubmitAnswerAsync(
            new() { InterviewId = booking.Interview.ToString(), Text = text, Etag = etag });
    }

    [Fact]
    public async Task Rounds_and_tracks_come_in_pages()
    {
        var cohort = Guid.CreateVersion7();
        var bookings = new List<Booking>();
        for (var i = 0; i < 3; i++)
            bookings.Add(await (await Booking.NewAsync(app, cohort: cohort)).BookAsync());
        var request = new Proto.ListRoundsRequest { CohortId = cohort.ToString(), PageSize = 2 };
        var first = await app.As(bookings[0].Organizer).ListRoundsAsync(request);
        request.PageToken = first.NextPageToken;
        var second = await app.As(bookings[0].Organizer).ListRoundsAsync(request);
        first.Rounds.Concat(second.Rounds).Select(r => r.InterviewId).ShouldBe(bookings.Select(b => b.Interview.ToString()), ignoreOrder: true);
        (first.Rounds.Count, second.NextPageToken).ShouldBe((2, ""));

        var one = await app.As(bookings[0].Organizer).ListTracksAsync(new() { PageSize = 1 });
        var rest = await app.As(bookings[0].Organizer).ListTracksAsync(new() { PageToken = one.NextPageToken });
        one.Tracks.Concat(rest.Tracks).Select(t => t.Id).ShouldBe(["backend-duo", "ml-platform", "senior-tpm"]);
    }
}
