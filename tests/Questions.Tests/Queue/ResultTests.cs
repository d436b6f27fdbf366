using Microsoft.EntityFrameworkCore;
using Mockloop.Questions.Queue;

namespace Mockloop.Questions.Tests.Queue;

/// <summary>What becomes of work that was leased.</summary>
public sealed class ResultTests(SmallQueueApp app) : SmallQueueTests(app)
{
    static readonly int LostLeases = new GradingQueueOptions().LostLeases;

    [Fact]
    public async Task The_first_result_wins_and_is_watched_stored_and_published_once()
    {
        var booking = await RunningAsync();
        var submission = await booking.SubmitAsync();
        var work = (await LeaseAsync()).ShouldHaveSingleItem();
        using var watch = App.As(booking.Interviewers[0]).WatchSubmission(new() { SubmissionId = submission.SubmissionId });
        // The round ends meanwhile: grading finishes all the same.
        await App.As(booking.Interviewers[0]).EndRoundAsync(new() { InterviewId = booking.Interview.ToString() });

        var stored = await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
            App.Worker().PutResultAsync(Result(work, i % 2 == 0 ? "Accepted" : "WrongAnswer")).ResponseAsync));

        stored.Count(s => s.Stored).ShouldBe(1);
        Proto.Submission? last = null;
        while (await watch.ResponseStream.MoveNext(default))
            last = watch.ResponseStream.Current;
        last!.State.ShouldBe(Proto.SubmissionState.Graded);
        (await GetAsync(booking, submission)).Verdict.ShouldBe(last.Verdict);
        (await App.PublishedAsync<Proto.SubmissionGraded>(booking.Interview)).ShouldHaveSingleItem().ShouldContain(last.Verdict);
        (await App.Worker().PutResultAsync(Result(work, "TimeLimit"))).Stored.ShouldBeFalse();
        (await App.As(booking.Candidate).GetTimelineAsync(new() { InterviewId = booking.Interview.ToString() })).Entries.Count(e => e.Kind == "verdict").ShouldBe(1);
    }

    [Fact]
    public async Task An_internal_error_goes_back_to_the_queue_and_in_the_end_is_said_to_be_ours()
    {
        var booking = await RunningAsync();
        var submission = await booking.SubmitAsync();
        for (int attempt = 1; attempt <= 3; attempt++)
        {
            var work = (await LeaseAsync()).ShouldHaveSingleItem();
            var result = Result(work, "InternalError");
            (result.Detail, result.ReportJson) = ("/run/planted-path/work1 is full", "{\"detail\":\"/run/planted-path\"}");
            (await App.Worker().PutResultAsync(result)).Stored.ShouldBe(attempt == 3);
        }
        (await LeaseAsync()).ShouldBeEmpty();
        var seen = await GetAsync(booking, submission);
        seen.Verdict.ShouldBe("InternalError");
        seen.Detail.ShouldContain("not the candidate's fault");
        $"{seen}".ShouldNotContain("planted-path", Case.Insensitive, "what our machines look like is for the log");
        (await App.PublishedAsync<Proto.SubmissionGraded>(booking.Interview)).ShouldHaveSingleItem().ShouldNotContain("planted-path");
    }

    [Fact]
    public async Task Work_that_every_worker_died_of_ends_as_our_fault()
    {
        var booking = await RunningAsync();
        var submission = await booking.SubmitAsync();
        for (int attempt = 1; attempt <= LostLeases; attempt++)
        {
            (await LeaseAsync()).ShouldHaveSingleItem();
            await App.QueryAsync(db => db.GradingWork.ExecuteUpdateAsync(set => set.SetProperty(w => w.LeasedUntil, Instant.FromUnixTimeSeconds(0))));
        }
        (await LeaseAsync()).ShouldBeEmpty();
        (await GetAsync(booking, submission)).Verdict.ShouldBe("InternalError");
        (await App.PublishedAsync<Proto.SubmissionGraded>(booking.Interview)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Work_of_a_submission_cancelled_meanwhile_is_dropped_and_holds_up_nobody()
    {
        var booking = await RunningAsync();
        var submission = await booking.SubmitAsync();
        await App.QueryAsync(db => db.Submissions.Where(s => s.InterviewId == booking.Interview)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, Mockloop.Questions.Submissions.SubmissionState.Cancelled)));
        for (int attempt = 1; attempt <= LostLeases; attempt++)
        {
            (await LeaseAsync()).ShouldHaveSingleItem();
            await App.QueryAsync(db => db.GradingWork.ExecuteUpdateAsync(set => set.SetProperty(w => w.LeasedUntil, Instant.FromUnixTimeSeconds(0))));
        }
        (await LeaseAsync()).ShouldBeEmpty();
        (await App.QueryAsync(db => db.GradingWork.CountAsync())).ShouldBe(0);
        (await GetAsync(booking, submission)).State.ShouldBe(Proto.SubmissionState.Cancelled);
    }

    [Fact]
    public async Task What_a_program_printed_is_for_its_round_and_not_for_the_bus()
    {
        var booking = await RunningAsync();
        var submission = await booking.SubmitAsync();
        var result = Result((await LeaseAsync()).ShouldHaveSingleItem(), "WrongAnswer");
        result.Detail = "sample/1: token 3: got 'planted-output', expected '4'";
        await App.Worker().PutResultAsync(result);

        (await GetAsync(booking, submission)).Detail.ShouldContain("planted-output");
        var told = (await App.PublishedAsync<Proto.SubmissionGraded>(booking.Interview)).ShouldHaveSingleItem();
        told.ShouldContain("failed at sample/1");
        told.ShouldNotContain("planted-output");
    }

    [Fact]
    public async Task A_cancelled_submission_is_not_wanted_and_takes_no_result()
    {
        var booking = await RunningAsync();
        var submission = await booking.SubmitAsync();
        var work = (await LeaseAsync()).ShouldHaveSingleItem();
        var request = new Proto.CancelSubmissionRequest { SubmissionId = submission.SubmissionId };
        await Refused.WithAsync(StatusCode.PermissionDenied, async () => await App.As(booking.Interviewers[0]).CancelSubmissionAsync(request));
        (await App.As(booking.Candidate).CancelSubmissionAsync(request)).State.ShouldBe(Proto.SubmissionState.Cancelled);
        (await App.Worker().HeartbeatAsync(new() { LeaseId = work.LeaseId })).Wanted.ShouldBeFalse();
        (await App.Worker().PutResultAsync(Result(work, "Accepted"))).Stored.ShouldBeFalse();
        var seen = await GetAsync(booking, submission);
        (seen.State, seen.Verdict).ShouldBe((Proto.SubmissionState.Cancelled, "Cancelled"));
        (await App.PublishedAsync<Proto.SubmissionGraded>(booking.Interview)).ShouldBeEmpty("a withdrawn submission is evidence of nothing");
    }

    [Fact]
    public async Task A_worker_cannot_say_Cancelled_for_a_candidate()
    {
        var booking = await RunningAsync();
        await booking.SubmitAsync();
        var work = (await LeaseAsync()).ShouldHaveSingleItem();
        (await Refused.WithAsync(StatusCode.InvalidArgument, async () => await App.Worker().PutResultAsync(Result(work, "Cancelled"))))
            .ShouldContain("for the candidate to say");
    }

    [Fact]
    public async Task A_long_detail_is_cut_between_characters()
    {
        var booking = await RunningAsync();
        var submission = await booking.SubmitAsync();
        var result = Result((await LeaseAsync()).ShouldHaveSingleItem(), "WrongAnswer");
        result.Detail = new string('x', 3_999) + "\U0001F600";
        (await App.Worker().PutResultAsync(result)).Stored.ShouldBeTrue();
        (await GetAsync(booking, submission)).Detail.ShouldBe(new string('x', 3_999));
    }
}
