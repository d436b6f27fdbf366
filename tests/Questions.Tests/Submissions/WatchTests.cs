using System.Diagnostics;
using Mockloop.Questions.Tests.Queue;

namespace Mockloop.Questions.Tests.Submissions;

/// <summary>What a watcher of a submission is told, and how soon.</summary>
public sealed class WatchTests(SmallQueueApp app) : SmallQueueTests(app)
{
    [Fact]
    public async Task Every_step_of_a_judging_reaches_those_who_watch_when_it_happens()
    {
        var booking = await RunningAsync();
        var submission = await booking.SubmitAsync();
        using var watch = App.As(booking.Candidate).WatchSubmission(new() { SubmissionId = submission.SubmissionId });
        (await NextAsync(watch)).State.ShouldBe(Proto.SubmissionState.Queued);
        var work = (await LeaseAsync()).ShouldHaveSingleItem();
        (await NextAsync(watch)).State.ShouldBe(Proto.SubmissionState.Grading);

        var told = new List<(int, int, string)>();
        var delays = new List<TimeSpan>();
        for (int i = 0; i < 6; i++)
        {
            var clock = Stopwatch.StartNew();
            await App.Worker().HeartbeatAsync(new() { LeaseId = work.LeaseId, TestsDone = i, TestsTotal = 6, Step = $"secret/{i}" });
            var seen = await NextAsync(watch);
            delays.Add(clock.Elapsed);
            told.Add((seen.TestsDone, seen.TestsTotal, seen.Step));
        }
        await App.Worker().PutResultAsync(Result(work, "Accepted"));
        var last = await NextAsync(watch);

        told.ShouldBe([.. Enumerable.Range(0, 6).Select(i => (i, 6, $"secret/{i}"))]);
        (last.Verdict, last.Step).ShouldBe(("Accepted", ""));
        // Looked at every second without a signal, so that half of the delays would be above a quarter of one.
        delays.Order().ElementAt(2).ShouldBeLessThan(TimeSpan.FromMilliseconds(250), "it is told when it happens");
    }

    [Fact]
    public async Task The_place_in_the_queue_moves_up_although_the_submission_itself_does_not_change()
    {
        var booking = await RunningAsync();
        await booking.SubmitAsync();
        var second = await booking.SubmitAsync();
        using var watch = App.As(booking.Candidate).WatchSubmission(new() { SubmissionId = second.SubmissionId });
        (await NextAsync(watch)).QueuePosition.ShouldBe(1);
        await LeaseAsync();
        (await NextAsync(watch)).QueuePosition.ShouldBe(0);
    }

    static async Task<Proto.Submission> NextAsync(AsyncServerStreamingCall<Proto.Submission> watch)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        (await watch.ResponseStream.MoveNext(patience.Token)).ShouldBeTrue();
        return watch.ResponseStream.Current;
    }
}
