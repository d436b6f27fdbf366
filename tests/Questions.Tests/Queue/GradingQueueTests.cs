using System.IO.Compression;
using Microsoft.EntityFrameworkCore;

namespace Mockloop.Questions.Tests.Queue;

/// <summary>A small queue with short leases, so that both ends can be reached.</summary>
public sealed class SmallQueueApp : QuestionsApp
{
    public const int Limit = 6;
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(1.5);

    protected override IReadOnlyDictionary<string, string> Extra { get; } = new Dictionary<string, string>
    {
        ["GradingQueue:Limit"] = $"{Limit}",
        ["GradingQueue:Lease"] = Lease.ToString(),
    };
}

/// <summary>The tests share one queue, so each begins by emptying it.</summary>
public sealed class GradingQueueTests(SmallQueueApp app) : IClassFixture<SmallQueueApp>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await app.QueryAsync(db => db.GradingWork.ExecuteDeleteAsync());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_full_queue_refuses_and_says_its_limit()
    {
        var booking = await RunningAsync();
        for (int i = 0; i < SmallQueueApp.Limit; i++)
            await booking.SubmitAsync();
        (await Refused.WithAsync(StatusCode.ResourceExhausted, () => booking.SubmitAsync())).ShouldContain($"at most {SmallQueueApp.Limit}");
        (await app.QueryAsync(db => db.Submissions.CountAsync(s => s.InterviewId == booking.Interview))).ShouldBe(SmallQueueApp.Limit);
    }

    [Fact]
    public async Task Work_is_leased_once_and_again_when_the_lease_has_lapsed()
    {
        var booking = await RunningAsync();
        var submission = await booking.SubmitAsync("print(42)");
        var first = (await LeaseAsync("one")).ShouldHaveSingleItem();
        first.SubmissionId.ShouldBe(submission.SubmissionId);
        first.Files.ShouldHaveSingleItem().Content.ToStringUtf8().ShouldBe("print(42)");
        (await LeaseAsync("two")).ShouldBeEmpty();
        (await GetAsync(booking, submission)).State.ShouldBe(Proto.SubmissionState.Grading);

        await Task.Delay(SmallQueueApp.Lease + TimeSpan.FromSeconds(0.3));

        var second = (await LeaseAsync("two")).ShouldHaveSingleItem();
        second.SubmissionId.ShouldBe(submission.SubmissionId);
        second.Seed.ShouldBe(first.Seed);
        (await app.Worker().HeartbeatAsync(new() { LeaseId = first.LeaseId })).Wanted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_heartbeat_keeps_the_lease_and_shows_progress()
    {
        var booking = await RunningAsync();
        var submission = await booking.SubmitAsync();
        var work = (await LeaseAsync()).ShouldHaveSingleItem();
        for (int i = 1; i <= 4; i++)
        {
            await Task.Delay(SmallQueueApp.Lease / 2);
            (await app.Worker().HeartbeatAsync(new() { LeaseId = work.LeaseId, TestsDone = i, TestsTotal = 9 })).Wanted.ShouldBeTrue();
        }
        (await LeaseAsync()).ShouldBeEmpty();
        var seen = await GetAsync(booking, submission);
        (seen.TestsDone, seen.TestsTotal).ShouldBe((4, 9));
    }

    [Fact]
    public async Task The_first_result_wins_and_is_watched_stored_and_published_once()
    {
        var booking = await RunningAsync();
        var submission = await booking.SubmitAsync();
        var work = (await LeaseAsync()).ShouldHaveSingleItem();
        using var watch = app.As(booking.Interviewers[0]).WatchSubmission(new() { SubmissionId = submission.SubmissionId });
        // The round ends meanwhile: grading finishes all the same.
        await app.As(booking.Interviewers[0]).EndRoundAsync(new() { InterviewId = booking.Interview.ToString() });

        var stored = await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
            app.Worker().PutResultAsync(Result(work, i % 2 == 0 ? "Accepted" : "WrongAnswer")).ResponseAsync));

        stored.Count(s => s.Stored).ShouldBe(1);
        Proto.Submission? last = null;
        while (await watch.ResponseStream.MoveNext(default))
            last = watch.ResponseStream.Current;
        last!.State.ShouldBe(Proto.SubmissionState.Graded);
        (await GetAsync(booking, submission)).Verdict.ShouldBe(last.Verdict);
        (await app.PublishedAsync<Proto.SubmissionGraded>(booking.Interview)).ShouldHaveSingleItem().ShouldContain(last.Verdict);
        (await app.Worker().PutResultAsync(Result(work, "TimeLimit"))).Stored.ShouldBeFalse();
        (await app.As(booking.Candidate).GetTimelineAsync(new() { InterviewId = booking.Interview.ToString() })).Entries.Count(e => e.Kind == "verdict").ShouldBe(1);
    }

    [Fact]
    public async Task An_internal_error_goes_back_to_the_queue_and_in_the_end_is_said_to_be_ours()
    {
        var booking = await RunningAsync();
        var submission = await booking.SubmitAsync();
        for (int attempt = 1; attempt <= 3; attempt++)
        {
            var work = (await LeaseAsync()).ShouldHaveSingleItem();
            (await app.Worker().PutResultAsync(Result(work, "InternalError"))).Stored.ShouldBe(attempt == 3);
        }
        (await LeaseAsync()).ShouldBeEmpty();
        var seen = await GetAsync(booking, submission);
        seen.Verdict.ShouldBe("InternalError");
        seen.Detail.ShouldContain("not the candidate's fault");
    }

    [Fact]
    public async Task Work_that_every_worker_died_of_ends_as_our_fault()
    {
        var booking = await RunningAsync();
        var submission = await booking.SubmitAsync();
        for (int attempt = 1; attempt <= 3; attempt++)
        {
            (await LeaseAsync()).ShouldHaveSingleItem();
            await app.QueryAsync(db => db.GradingWork.ExecuteUpdateAsync(set => set.SetProperty(w => w.LeasedUntil, Instant.FromUnixTimeSeconds(0))));
        }
        (await LeaseAsync()).ShouldBeEmpty();
        (await GetAsync(booking, submission)).Verdict.ShouldBe("InternalError");
        (await app.PublishedAsync<Proto.SubmissionGraded>(booking.Interview)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_cancelled_submission_is_not_wanted_and_takes_no_result()
    {
        var booking = await RunningAsync();
        var submission = await booking.SubmitAsync();
        var work = (await LeaseAsync()).ShouldHaveSingleItem();
        var request = new Proto.CancelSubmissionRequest { SubmissionId = submission.SubmissionId };
        await Refused.WithAsync(StatusCode.PermissionDenied, async () => await app.As(booking.Interviewers[0]).CancelSubmissionAsync(request));
        (await app.As(booking.Candidate).CancelSubmissionAsync(request)).State.ShouldBe(Proto.SubmissionState.Cancelled);
        (await app.Worker().HeartbeatAsync(new() { LeaseId = work.LeaseId })).Wanted.ShouldBeFalse();
        (await app.Worker().PutResultAsync(Result(work, "Accepted"))).Stored.ShouldBeFalse();
        (await GetAsync(booking, submission)).Verdict.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cohorts_take_turns_however_much_one_of_them_has_queued()
    {
        var (busy, quiet) = await TwoRunningAsync();
        for (int i = 0; i < 4; i++)
            await busy.SubmitAsync();
        var late = new[] { (await quiet.SubmitAsync()).SubmissionId, (await quiet.SubmitAsync()).SubmissionId };
        var order = new List<string>();
        for (int i = 0; i < 4; i++)
        {
            var work = (await LeaseAsync()).ShouldHaveSingleItem();
            order.Add(late.Contains(work.SubmissionId) ? "quiet" : "busy");
            await app.Worker().PutResultAsync(Result(work, "Accepted"));
        }
        order.Count(o => o == "quiet").ShouldBe(2);
        order[0].ShouldNotBe(order[1]);
        order[2].ShouldNotBe(order[3]);
    }

    [Fact]
    public async Task A_live_round_goes_before_practice_out_of_the_pool()
    {
        var (practice, live) = await TwoRunningAsync(firstFromPool: true);
        await practice.SubmitAsync();
        var urgent = await live.SubmitAsync();
        (await LeaseAsync()).ShouldHaveSingleItem().SubmissionId.ShouldBe(urgent.SubmissionId);
    }

    [Fact]
    public async Task Many_workers_at_once_never_get_the_same_work()
    {
        var booking = await RunningAsync();
        for (int i = 0; i < SmallQueueApp.Limit; i++)
            await booking.SubmitAsync();
        var leased = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => LeaseAsync($"w{i}")));
        var ids = leased.SelectMany(l => l).Select(w => w.SubmissionId).ToList();
        ids.Distinct().Count().ShouldBe(ids.Count);
        ids.Count.ShouldBe(SmallQueueApp.Limit);
    }

    [Fact]
    public async Task Idle_counts_what_waits_and_what_is_leased_as_backlog()
    {
        var booking = await RunningAsync();
        await booking.SubmitAsync();
        await booking.SubmitAsync();
        var work = (await LeaseAsync()).ShouldHaveSingleItem();
        (await app.BacklogAsync("grading")).ShouldBe(2);
        await app.Worker().PutResultAsync(Result(work, "Accepted"));
        (await app.BacklogAsync("grading")).ShouldBe(1);
    }

    [Fact]
    public async Task A_package_comes_in_chunks_and_hashes_to_what_the_judge_computes()
    {
        var booking = await RunningAsync();
        await booking.SubmitAsync();
        var hash = (await LeaseAsync()).ShouldHaveSingleItem().PackageHash;
        var zip = new MemoryStream();
        using var call = app.Worker().FetchPackage(new() { Hash = hash });
        while (await call.ResponseStream.MoveNext(default))
        {
            call.ResponseStream.Current.Data.Length.ShouldBeLessThanOrEqualTo(64 * 1024);
            call.ResponseStream.Current.Data.WriteTo(zip);
        }
        var folder = Directory.CreateTempSubdirectory("mockloop-package-");
        try
        {
            ZipFile.ExtractToDirectory(zip, folder.FullName);
            Mockloop.Grading.Engine.Packages.PackageHash.Of(folder.FullName).ShouldBe(hash);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Workers_calls_refuse_persons_services_and_the_unknown()
    {
        foreach (var token in new[] { app.TokenOf(Guid.CreateVersion7()), app.ServiceToken })
        {
            var stranger = app.WorkerAs(token);
            await Refused.WithAsync(StatusCode.PermissionDenied, async () => await stranger.LeaseAsync(new() { Worker = "w", Slots = 1 }));
            await Refused.WithAsync(StatusCode.PermissionDenied, async () => await stranger.HeartbeatAsync(new()));
            await Refused.WithAsync(StatusCode.PermissionDenied, async () => await stranger.PutResultAsync(new()));
            using var fetch = stranger.FetchPackage(new());
            await Refused.WithAsync(StatusCode.PermissionDenied, () => fetch.ResponseStream.MoveNext(default));
        }
        await Refused.WithAsync(StatusCode.Unauthenticated, async () => await app.WorkerAs(null).LeaseAsync(new() { Worker = "w", Slots = 1 }));
    }

    async Task<Booking> RunningAsync() => await (await (await Booking.NewAsync(app)).BookAsync()).RunAsync();

    /// <summary>Both are booked before the clock steps, or the first would be over when the second starts.</summary>
    async Task<(Booking, Booking)> TwoRunningAsync(bool firstFromPool = false)
    {
        var first = await (await Booking.NewAsync(app, pool: firstFromPool)).BookAsync();
        var second = await (await Booking.NewAsync(app)).BookAsync();
        return (await first.RunAsync(), await second.RunAsync());
    }

    async Task<IReadOnlyList<Proto.Work>> LeaseAsync(string worker = "one") =>
        (await app.Worker().LeaseAsync(new() { Worker = worker, Slots = 1 })).Work;

    Task<Proto.Submission> GetAsync(Booking booking, Proto.Submission submission) =>
        app.As(booking.Candidate).GetSubmissionAsync(new() { SubmissionId = submission.SubmissionId }).ResponseAsync;

    static Proto.PutResultRequest Result(Proto.Work work, string verdict) => new()
    {
        LeaseId = work.LeaseId, SubmissionId = work.SubmissionId, PackageHash = work.PackageHash, Rejudge = work.Rejudge,
        Verdict = verdict, Score = verdict == "Accepted" ? 1 : 0, Detail = "as the test says", ReportJson = "{}",
    };
}
