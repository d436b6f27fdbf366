using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Questions.Tests.Queue;

namespace Mockloop.Questions.Tests.Rejudging;

/// <summary>Who may judge again, how much of it fits, and that nobody waits for it.</summary>
public sealed class StartRejudgeTests(SmallQueueApp app) : RejudgeTests(app)
{
    [Fact]
    public async Task A_cohort_is_for_its_organizer_and_everywhere_is_for_admins()
    {
        var (booking, other) = await TwoRunningAsync();
        await GradedAsync(booking, "Accepted");
        var rejudge = await StartAsync(booking);
        var hash = (await LeaseAsync()).ShouldHaveSingleItem().PackageHash;
        foreach (var person in new[] { Guid.CreateVersion7(), booking.Candidate, booking.Interviewers[0], other.Organizer })
        {
            var calls = App.Rejudges(person);
            await Refused.WithAsync(StatusCode.PermissionDenied, async () => await calls.StartRejudgeAsync(Whole(booking)));
            await Refused.WithAsync(StatusCode.PermissionDenied, async () => await calls.StartRejudgeAsync(new() { PackageHash = hash }));
            await Refused.WithAsync(StatusCode.PermissionDenied, async () => await calls.GetRejudgeAsync(new() { RejudgeId = rejudge.RejudgeId }));
            await Refused.WithAsync(StatusCode.PermissionDenied, async () => await calls.ListVerdictChangesAsync(new() { RejudgeId = rejudge.RejudgeId }));
            await Refused.WithAsync(StatusCode.PermissionDenied, async () => await calls.CancelRejudgeAsync(new() { RejudgeId = rejudge.RejudgeId }));
            await Refused.WithAsync(StatusCode.PermissionDenied, async () => await calls.ListRejudgesAsync(new() { CohortId = booking.Cohort.ToString() }));
            await Refused.WithAsync(StatusCode.PermissionDenied, async () => await calls.ListRejudgesAsync(new()));
            await Refused.WithAsync(StatusCode.PermissionDenied, async () => await calls.ListJudgedPackagesAsync(new() { CohortId = booking.Cohort.ToString() }));
            await Refused.WithAsync(StatusCode.PermissionDenied, async () => await App.As(person).GetGradingQueueAsync(new() { CohortId = booking.Cohort.ToString() }));
        }
        (await Organizer(booking).ListRejudgesAsync(new() { CohortId = booking.Cohort.ToString() })).Rejudges.ShouldHaveSingleItem().RejudgeId.ShouldBe(rejudge.RejudgeId);

        var admin = App.Rejudges(Guid.CreateVersion7(), "admin");
        await Refused.WithAsync(StatusCode.PermissionDenied, async () => await admin.StartRejudgeAsync(Whole(booking)));
        (await Refused.WithAsync(StatusCode.InvalidArgument, async () => await admin.StartRejudgeAsync(new()))).ShouldContain("package_hash");
        (await admin.StartRejudgeAsync(new() { PackageHash = hash, ValidateOnly = true })).Total.ShouldBeGreaterThan(0);
        (await admin.ListRejudgesAsync(new())).Rejudges.ShouldContain(r => r.RejudgeId == rejudge.RejudgeId);
        await Refused.WithAsync(StatusCode.PermissionDenied, async () => await admin.CancelRejudgeAsync(new() { RejudgeId = rejudge.RejudgeId }));
        (await Organizer(booking).CancelRejudgeAsync(new() { RejudgeId = rejudge.RejudgeId })).Dropped.ShouldBe(1);
    }

    [Fact]
    public async Task Over_REST_it_is_the_same_and_a_repeated_key_queues_once()
    {
        var booking = await RunningAsync();
        await GradedAsync(booking, "Accepted");
        using var rest = App.Rest(booking.Organizer);
        using var stranger = App.Rest(Guid.CreateVersion7());
        var body = new { cohortId = booking.Cohort, idempotencyKey = "once" };
        (await stranger.PostAsJsonAsync("/v1/rejudges", body)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var ids = new List<string>();
        for (int i = 0; i < 2; i++)
            using (var started = await rest.PostAsJsonAsync("/v1/rejudges", body))
                ids.Add((await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rejudgeId").GetString()!);
        ids.Distinct().Count().ShouldBe(1);
        (await rest.GetFromJsonAsync<JsonElement>($"/v1/rejudges/{ids[0]}")).GetProperty("waiting").GetInt32().ShouldBe(1);
        (await rest.GetFromJsonAsync<JsonElement>($"/v1/rejudges/{ids[0]}/changes")).GetProperty("changes").GetArrayLength().ShouldBe(1);
        using var cancelled = await rest.PostAsJsonAsync($"/v1/rejudges/{ids[0]}:cancel", new { });
        (await cancelled.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("dropped").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_whole_and_takes_no_place_from_live_work()
    {
        var (booking, other) = await TwoRunningAsync();
        for (int i = 0; i < SmallQueueApp.RejudgeLimit - 1; i++)
            await GradedAsync(booking, "Accepted");
        for (int i = 0; i < 2; i++)
            await GradedAsync(other, "Accepted");
        await StartAsync(booking);

        (await Organizer(other).StartRejudgeAsync(new() { CohortId = other.Cohort.ToString(), ValidateOnly = true })).Total.ShouldBe(2);
        var said = await Refused.WithAsync(StatusCode.ResourceExhausted, () => StartAsync(other));
        said.ShouldContain($"{SmallQueueApp.RejudgeLimit - 1} of at most {SmallQueueApp.RejudgeLimit} submissions wait to be judged again, and these are 2 more");
        (await App.QueryAsync(db => db.RejudgeItems.CountAsync(i => i.CohortId == other.Cohort))).ShouldBe(0);

        for (int i = 0; i < SmallQueueApp.Limit; i++)
            await other.SubmitAsync();
    }

    [Fact]
    public async Task Live_work_goes_first_and_what_is_judged_again_gives_way_to_it()
    {
        var booking = await RunningAsync();
        var old = await GradedAsync(booking, "Accepted");
        var rejudge = await StartAsync(booking);
        var work = (await LeaseAsync()).ShouldHaveSingleItem();
        var beat = new Proto.HeartbeatRequest { LeaseId = work.LeaseId, TestsDone = 1, TestsTotal = 3, Step = "scale n=8 M, k=64" };
        (await App.Worker().HeartbeatAsync(beat)).Wanted.ShouldBeTrue();
        (await ReadAsync(booking, rejudge)).Running.ShouldBe(1);
        (await ChangesAsync(booking, rejudge)).ShouldHaveSingleItem().Step.ShouldBe("scale n=8 M, k=64");
        (await GetAsync(booking, old)).State.ShouldBe(Proto.SubmissionState.Graded, "it has its verdict meanwhile");

        var live = await booking.SubmitAsync();
        await Task.Delay(SmallQueueApp.Lease - TimeSpan.FromMilliseconds(400));
        (await App.Worker().HeartbeatAsync(beat)).Wanted.ShouldBeFalse();
        var queue = await App.As(booking.Organizer).GetGradingQueueAsync(new() { CohortId = booking.Cohort.ToString() });
        (queue.Waiting, queue.Running).ShouldBe((2, 0));
        queue.Submissions.Select(s => (s.SubmissionId, s.QueuePosition, s.Rejudge)).ShouldBe([(live.SubmissionId, 0, 0), (old.SubmissionId, 1, 1)]);
        (await LeaseAsync()).ShouldHaveSingleItem().SubmissionId.ShouldBe(live.SubmissionId);
        (await App.QueryAsync(db => db.GradingWork.SingleAsync(w => w.Rejudge == 1))).Attempts.ShouldBe(0, "it cost no attempt");
    }

    [Fact]
    public async Task A_cancelled_rejudging_keeps_what_it_found_and_its_workers_are_told()
    {
        var booking = await RunningAsync();
        await GradedAsync(booking, "Accepted");
        await GradedAsync(booking, "Accepted");
        var rejudge = await StartAsync(booking);
        await JudgeAsync("Accepted");
        var work = (await LeaseAsync()).ShouldHaveSingleItem();

        rejudge = await Organizer(booking).CancelRejudgeAsync(new() { RejudgeId = rejudge.RejudgeId });

        (rejudge.Judged, rejudge.Dropped, rejudge.Waiting, rejudge.Running).ShouldBe((1, 1, 0, 0));
        rejudge.CancelledAt.ShouldNotBeNull();
        (await App.Worker().HeartbeatAsync(new() { LeaseId = work.LeaseId })).Wanted.ShouldBeFalse();
        (await App.Worker().PutResultAsync(Result(work, "WrongAnswer"))).Stored.ShouldBeFalse();
        (await App.BacklogAsync("grading")).ShouldBe(0);
    }

    [Fact]
    public async Task Who_leaves_the_cohort_is_not_judged_again()
    {
        var booking = await RunningAsync();
        await GradedAsync(booking, "Accepted");
        var rejudge = await StartAsync(booking);
        await App.PublishAsync(new MemberWithdrew(booking.Cohort, booking.Candidate, 2));
        await App.SettleAsync();
        (await ReadAsync(booking, rejudge)).Dropped.ShouldBe(1);
        await Refused.WithAsync(StatusCode.FailedPrecondition, () => StartAsync(booking));
    }

    [Fact]
    public async Task The_list_of_changes_comes_in_pages()
    {
        var booking = await RunningAsync();
        for (int i = 0; i < SmallQueueApp.RejudgeLimit; i++)
            await GradedAsync(booking, "WrongAnswer");
        var rejudge = await StartAsync(booking);
        await JudgeAsync("WrongAnswer");
        await JudgeAsync("Accepted");
        var request = new Proto.ListVerdictChangesRequest { RejudgeId = rejudge.RejudgeId, PageSize = 1 };
        var seen = new List<Proto.RejudgeOutcome>();
        do
        {
            var page = await Organizer(booking).ListVerdictChangesAsync(request);
            seen.Add(page.Changes.ShouldHaveSingleItem().Outcome);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        seen.ShouldBe([Proto.RejudgeOutcome.Changed, Proto.RejudgeOutcome.Same, Proto.RejudgeOutcome.Waiting]);
    }
}
