using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Questions.Tests.Retention;

public sealed class RetentionTests(QuestionsApp app) : IClassFixture<QuestionsApp>
{
    [Fact]
    public async Task The_code_of_a_decided_loop_is_deleted_after_180_days()
    {
        var booking = await SubmittedAsync();
        await app.PublishAsync(new LoopDecided(booking.Loop!.Value, booking.Cohort, booking.Candidate, "Hire", 1));
        await app.SettleAsync();
        var decided = app.Now;
        await app.AdvanceToAsync(decided + Duration.FromDays(179));
        (await SourcesAsync(booking)).ShouldBe(1);
        await app.AdvanceToAsync(decided + Duration.FromDays(181));
        (await SourcesAsync(booking)).ShouldBe(0);
    }

    [Fact]
    public async Task Who_leaves_a_cohort_leaves_no_words_behind_there_and_nobody_else_is_touched()
    {
        var (leaver, other) = (await SubmittedAsync(), await SubmittedAsync());
        await app.PublishAsync(new MemberWithdrew(leaver.Cohort, leaver.Candidate, 2));
        await app.SettleAsync();
        (await SourcesAsync(leaver)).ShouldBe(0);
        (await SourcesAsync(other)).ShouldBe(1);
        var submission = await app.QueryAsync(db => db.Submissions.SingleAsync(s => s.InterviewId == leaver.Interview));
        submission.Claim.ShouldBeEmpty();
        submission.IsFinal.ShouldBeTrue();
        (await app.QueryAsync(db => db.GradingWork.CountAsync(w => w.CohortId == leaver.Cohort))).ShouldBe(0);
        await Refused.WithAsync(StatusCode.PermissionDenied, () => leaver.SubmitAsync());
    }

    [Fact]
    public async Task An_erased_persons_answers_are_empty()
    {
        var booking = await (await (await Booking.NewAsync(app, "leadership")).BookAsync()).RunAsync();
        await app.As(booking.Candidate).SubmitAnswerAsync(new() { InterviewId = booking.Interview.ToString(), Text = "my own words" });
        await app.PublishAsync(new PersonErased(booking.Candidate));
        await app.SettleAsync();
        (await app.QueryAsync(db => db.Answers.SingleAsync(a => a.InterviewId == booking.Interview))).Text.ShouldBeEmpty();
    }

    async Task<Booking> SubmittedAsync()
    {
        var booking = await (await (await Booking.NewAsync(app)).BookAsync()).RunAsync();
        await booking.SubmitAsync();
        return booking;
    }

    Task<int> SourcesAsync(Booking booking) => app.QueryAsync(db =>
        db.Sources.CountAsync(f => db.Submissions.Any(s => s.Id == f.SubmissionId && s.InterviewId == booking.Interview)));
}
