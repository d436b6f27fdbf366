using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Mockloop.Questions.Rounds;

namespace Mockloop.Questions.Tests.Delivery;

public sealed class SealTests(QuestionsApp app) : IClassFixture<QuestionsApp>
{
    [Fact]
    public async Task The_question_is_sealed_until_the_round_runs_by_grpc_and_by_rest()
    {
        var booking = await (await Booking.NewAsync(app)).BookAsync();
        await SealedAsync(booking);
        await app.AdvanceToAsync(booking.Start);
        await booking.JoinAsync(booking.Candidate);
        await booking.StateAsync(RoundState.Open);
        await SealedAsync(booking);

        await booking.JoinAsync(booking.Interviewers[0]);

        var question = await app.As(booking.Candidate).GetQuestionAsync(Ask(booking));
        question.Prompt.ShouldNotBeEmpty();
        question.Samples.ShouldNotBeEmpty();
        question.Languages.ShouldBe(["cpp", "python3"]);
        using var rest = app.Rest(booking.Candidate);
        var json = await rest.GetFromJsonAsync<JsonElement>($"/v1/interviews/{booking.Interview}/question");
        json.GetProperty("questionId").GetString().ShouldBe(question.QuestionId);
    }

    [Fact]
    public async Task Interviewers_and_shadows_get_the_guide_and_the_candidate_does_not()
    {
        var booking = await (await (await Booking.NewAsync(app)).BookAsync()).RunAsync();
        (await app.As(booking.Interviewers[0]).GetQuestionAsync(Ask(booking))).Guide.ShouldNotBeEmpty();
        (await app.As(booking.Shadow).GetQuestionAsync(Ask(booking))).Guide.ShouldNotBeEmpty();
        (await app.As(booking.Candidate).GetQuestionAsync(Ask(booking))).Guide.ShouldBeEmpty();
        await Refused.WithAsync(StatusCode.PermissionDenied, async () => await app.As(booking.Organizer).GetQuestionAsync(Ask(booking)));
    }

    [Fact]
    public async Task A_question_stays_readable_after_the_end_and_is_withdrawn_with_a_cancelled_interview()
    {
        var held = await (await (await Booking.NewAsync(app)).BookAsync()).RunAsync();
        await app.As(held.Interviewers[0]).EndRoundAsync(new() { InterviewId = held.Interview.ToString() });
        (await app.As(held.Candidate).GetQuestionAsync(Ask(held))).Prompt.ShouldNotBeEmpty();
        var cancelled = await (await Booking.NewAsync(app)).BookAsync();
        await app.PublishAsync(cancelled.Cancelled(2));
        await cancelled.StateAsync(RoundState.Cancelled);
        await Refused.WithAsync(StatusCode.FailedPrecondition, async () => await app.As(cancelled.Candidate).GetQuestionAsync(Ask(cancelled)));
    }

    [Fact]
    public async Task Hints_come_in_order_and_only_to_the_candidate_and_run_out()
    {
        var booking = await (await (await Booking.NewAsync(app)).BookAsync()).RunAsync();
        var request = new Proto.TakeHintRequest { InterviewId = booking.Interview.ToString() };
        await Refused.WithAsync(StatusCode.PermissionDenied, async () => await app.As(booking.Interviewers[0]).TakeHintAsync(request));
        var total = (await app.As(booking.Candidate).GetQuestionAsync(Ask(booking))).HintsTotal;
        for (int i = 1; i <= total; i++)
            (await app.As(booking.Candidate).TakeHintAsync(request)).Number.ShouldBe(i);
        await Refused.WithAsync(StatusCode.FailedPrecondition, async () => await app.As(booking.Candidate).TakeHintAsync(request));
        (await app.As(booking.Candidate).GetQuestionAsync(Ask(booking))).HintsTaken.Count.ShouldBe(total);
        (await app.PublishedAsync<Proto.HintTaken>(booking.Interview)).Count.ShouldBe(total);
    }

    [Fact]
    public async Task A_written_answer_replaces_the_one_before_and_has_a_limit()
    {
        var booking = await (await (await Booking.NewAsync(app, "product-sense")).BookAsync()).RunAsync();
        var candidate = app.As(booking.Candidate);
        Proto.SubmitAnswerRequest Text(string text) => new() { InterviewId = booking.Interview.ToString(), Text = text };
        await candidate.SubmitAnswerAsync(Text("first"));
        await candidate.SubmitAnswerAsync(Text("second"));
        var why = await Refused.WithAsync(StatusCode.InvalidArgument, async () => await candidate.SubmitAnswerAsync(Text(new('x', 20_001))));
        why.ShouldContain("text");
        why.ShouldContain("20000");
        (await app.As(booking.Interviewers[0]).GetQuestionAsync(Ask(booking))).Answer.Text.ShouldBe("second");
        await Refused.WithAsync(StatusCode.PermissionDenied, async () => await app.As(booking.Interviewers[0]).SubmitAnswerAsync(Text("mine")));
        await app.As(booking.Interviewers[0]).EndRoundAsync(new() { InterviewId = booking.Interview.ToString() });
        await Refused.WithAsync(StatusCode.FailedPrecondition, async () => await candidate.SubmitAnswerAsync(Text("late")));
        (await app.PublishedAsync<Proto.AttemptFinished>(booking.Interview)).ShouldHaveSingleItem().ShouldContain("\"answered\":true", Case.Insensitive);
    }

    async Task SealedAsync(Booking booking)
    {
        foreach (var person in booking.Interviewers.Append(booking.Candidate))
        {
            await Refused.WithAsync(StatusCode.FailedPrecondition, async () => await app.As(person).GetQuestionAsync(Ask(booking)));
            using var rest = app.Rest(person);
            var reply = await rest.GetAsync($"/v1/interviews/{booking.Interview}/question");
            reply.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await reply.Content.ReadAsStringAsync()).ShouldContain("sealed");
        }
        await Refused.WithAsync(StatusCode.FailedPrecondition,
            async () => await app.As(booking.Candidate).TakeHintAsync(new() { InterviewId = booking.Interview.ToString() }));
    }

    static Proto.GetQuestionRequest Ask(Booking booking) => new() { InterviewId = booking.Interview.ToString() };
}
