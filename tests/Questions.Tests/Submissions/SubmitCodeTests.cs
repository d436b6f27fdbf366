using Microsoft.EntityFrameworkCore;

namespace Mockloop.Questions.Tests.Submissions;

public sealed class SubmitCodeTests(QuestionsApp app) : IClassFixture<QuestionsApp>
{
    [Fact]
    public async Task A_repeated_key_answers_with_the_first_submission_also_when_two_race()
    {
        var booking = await (await (await Booking.NewAsync(app)).BookAsync()).RunAsync();
        var replies = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => booking.SubmitAsync(key: "once")));
        replies.Select(r => r.SubmissionId).Distinct().Count().ShouldBe(1);
        (await booking.SubmitAsync(key: "twice")).SubmissionId.ShouldNotBe(replies[0].SubmissionId);
        (await app.QueryAsync(db => db.GradingWork.CountAsync(w => w.CohortId == booking.Cohort))).ShouldBe(2);
    }

    [Theory]
    [InlineData("print(1)", "rust", "main.py", "language")]
    [InlineData("print(1)", "python3", "../main.py", "files[0].name")]
    [InlineData("print(1)", "python3", ".hidden", "files[0].name")]
    [InlineData("print(1)\0", "python3", "main.py", "files[0].content")]
    [InlineData("", "python3", "main.py", "262144")]
    public async Task Bad_code_is_refused_by_the_name_of_its_field(string code, string language, string file, string expected)
    {
        var booking = await (await (await Booking.NewAsync(app)).BookAsync()).RunAsync();
        (await Refused.WithAsync(StatusCode.InvalidArgument, () => booking.SubmitAsync(code, "", language, file))).ShouldContain(expected);
    }

    [Fact]
    public async Task Code_above_256_KiB_is_refused_and_at_the_limit_it_is_taken()
    {
        var booking = await (await (await Booking.NewAsync(app)).BookAsync()).RunAsync();
        await Refused.WithAsync(StatusCode.InvalidArgument, () => booking.SubmitAsync(new('x', (256 * 1024) + 1)));
        (await booking.SubmitAsync(new('x', 256 * 1024))).State.ShouldBe(Proto.SubmissionState.Queued);
    }

    [Fact]
    public async Task Only_the_candidate_submits_and_only_while_the_round_runs()
    {
        var booking = await (await Booking.NewAsync(app)).BookAsync();
        await Refused.WithAsync(StatusCode.FailedPrecondition, () => booking.SubmitAsync());
        await booking.RunAsync();
        await Refused.WithAsync(StatusCode.PermissionDenied, async () => await app.As(booking.Interviewers[0]).SubmitCodeAsync(new()
        {
            InterviewId = booking.Interview.ToString(),
            Language = "cpp",
            Files = { new Proto.SourceFile { Name = "a.cpp", Content = "int main(){}" } },
        }));
        var submission = await booking.SubmitAsync();
        await app.As(booking.Interviewers[0]).EndRoundAsync(new() { InterviewId = booking.Interview.ToString() });
        await Refused.WithAsync(StatusCode.FailedPrecondition, () => booking.SubmitAsync());
        (await app.As(booking.Candidate).GetSubmissionAsync(new() { SubmissionId = submission.SubmissionId })).State.ShouldBe(Proto.SubmissionState.Queued);
    }

    [Fact]
    public async Task A_written_question_takes_no_code()
    {
        var booking = await (await (await Booking.NewAsync(app, "system-design")).BookAsync()).RunAsync();
        await Refused.WithAsync(StatusCode.FailedPrecondition, () => booking.SubmitAsync());
    }

    [Fact]
    public async Task Strangers_see_no_submission_and_the_organizer_sees_no_report()
    {
        var booking = await (await (await Booking.NewAsync(app)).BookAsync()).RunAsync();
        var other = await (await Booking.NewAsync(app)).BookAsync();
        var request = new Proto.GetSubmissionRequest { SubmissionId = (await booking.SubmitAsync()).SubmissionId };
        await Refused.WithAsync(StatusCode.PermissionDenied, async () => await app.As(other.Candidate).GetSubmissionAsync(request));
        using var watch = app.As(other.Candidate).WatchSubmission(request);
        await Refused.WithAsync(StatusCode.PermissionDenied, () => watch.ResponseStream.MoveNext(default));
        await app.QueryAsync(db => db.Submissions.Where(s => s.Id == Guid.Parse(request.SubmissionId))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Report, "{\"verdict\":\"Accepted\"}")));
        (await app.As(booking.Organizer).GetSubmissionAsync(request)).ReportJson.ShouldBeEmpty();
        (await app.As(booking.Interviewers[0]).GetSubmissionAsync(request)).ReportJson.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task One_round_does_not_fill_the_queue_of_all()
    {
        var booking = await (await (await Booking.NewAsync(app)).BookAsync()).RunAsync();
        for (int i = 0; i < 10; i++)
            await booking.SubmitAsync();
        (await Refused.WithAsync(StatusCode.ResourceExhausted, () => booking.SubmitAsync())).ShouldContain("at most 10");
    }
}
