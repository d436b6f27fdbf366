using Microsoft.EntityFrameworkCore;

namespace Mockloop.Questions.Tests.Queue;

/// <summary>Who gets which work, for how long.</summary>
public sealed class LeaseTests(SmallQueueApp app) : SmallQueueTests(app)
{
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
        (await App.Worker().HeartbeatAsync(new() { LeaseId = first.LeaseId })).Wanted.ShouldBeFalse();
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
            (await App.Worker().HeartbeatAsync(new() { LeaseId = work.LeaseId, TestsDone = i, TestsTotal = 9, Step = $"secret/0{i}" })).Wanted.ShouldBeTrue();
        }
        (await LeaseAsync()).ShouldBeEmpty();
        var seen = await GetAsync(booking, submission);
        (seen.TestsDone, seen.TestsTotal, seen.Step).ShouldBe((4, 9, "secret/04"));
    }

    [Fact]
    public async Task Whatever_a_package_calls_its_tests_the_lease_is_kept()
    {
        var booking = await RunningAsync();
        var submission = await booking.SubmitAsync();
        var work = (await LeaseAsync()).ShouldHaveSingleItem();
        var name = "\0" + new string('x', 99) + "\U0001F600 and much more";
        (await App.Worker().HeartbeatAsync(new() { LeaseId = work.LeaseId, TestsTotal = 1, Step = name })).Wanted.ShouldBeTrue();
        (await GetAsync(booking, submission)).Step.ShouldBe(new string('x', 99));
    }

    [Fact]
    public async Task Work_that_is_given_back_goes_to_the_next_at_once_and_cost_no_attempt()
    {
        var booking = await RunningAsync();
        var submission = await booking.SubmitAsync();
        var work = (await LeaseAsync("leaving")).ShouldHaveSingleItem();
        await App.Worker().HeartbeatAsync(new() { LeaseId = work.LeaseId, TestsDone = 3, TestsTotal = 9, Step = "secret/04" });

        (await App.Worker().GiveBackAsync(new() { LeaseId = work.LeaseId })).Taken.ShouldBeTrue();
        (await App.Worker().GiveBackAsync(new() { LeaseId = work.LeaseId })).Taken.ShouldBeFalse("it has nothing any more");

        var seen = await GetAsync(booking, submission);
        (seen.State, seen.TestsDone, seen.Step).ShouldBe((Proto.SubmissionState.Queued, 0, ""));
        (await App.QueryAsync(db => db.GradingWork.SingleAsync())).Attempts.ShouldBe(0);
        (await App.PublishedAsync<Proto.SubmissionQueued>(Guid.Parse(submission.SubmissionId))).Count.ShouldBe(2, "the other workers are told");
        (await LeaseAsync("staying")).ShouldHaveSingleItem().SubmissionId.ShouldBe(submission.SubmissionId);
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
            await App.Worker().PutResultAsync(Result(work, "Accepted"));
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
    public async Task Workers_calls_refuse_persons_services_and_the_unknown()
    {
        foreach (var token in new[] { App.TokenOf(Guid.CreateVersion7()), App.ServiceToken })
        {
            var stranger = App.WorkerAs(token);
            await Refused.WithAsync(StatusCode.PermissionDenied, async () => await stranger.LeaseAsync(new() { Worker = "w", Slots = 1 }));
            await Refused.WithAsync(StatusCode.PermissionDenied, async () => await stranger.HeartbeatAsync(new()));
            await Refused.WithAsync(StatusCode.PermissionDenied, async () => await stranger.GiveBackAsync(new()));
            await Refused.WithAsync(StatusCode.PermissionDenied, async () => await stranger.PutResultAsync(new()));
            using var fetch = stranger.FetchPackage(new());
            await Refused.WithAsync(StatusCode.PermissionDenied, () => fetch.ResponseStream.MoveNext(default));
        }
        await Refused.WithAsync(StatusCode.Unauthenticated, async () => await App.WorkerAs(null).LeaseAsync(new() { Worker = "w", Slots = 1 }));
    }
}
