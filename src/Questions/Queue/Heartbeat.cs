using Microsoft.Extensions.Options;
using Mockloop.Questions.Data;
using Mockloop.Questions.Submissions;

namespace Mockloop.Questions.Queue;

/// <summary>
/// Prolongs a lease and notes progress. Not wanted any more: cancelled, finished, leased to somebody else, or judged again
/// while somebody waits for a first verdict.
/// </summary>
sealed class Heartbeat(QuestionsDb db, TimeProvider time, IOptions<GradingQueueOptions> options)
{
    const int LongestStep = 100;

    public async Task<Proto.HeartbeatReply> HandleAsync(Proto.HeartbeatRequest request, CancellationToken ct)
    {
        var leaseId = Ids.Parse(request.LeaseId, "lease_id");
        Require.Range(request.TestsTotal, 0, 100_000, "tests_total");
        Require.Range(request.TestsDone, 0, request.TestsTotal, "tests_done");
        var step = StorableText.Of(request.Step, LongestStep);
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var until = now + Duration.FromTimeSpan(options.Value.Lease);
        if (await GaveWayAsync(leaseId, now, ct))
            return new() { Wanted = false };
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        int held = await db.GradingWork.Where(w => w.LeaseId == leaseId)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.LeasedUntil, until).SetProperty(w => w.TestsDone, request.TestsDone)
                .SetProperty(w => w.TestsTotal, request.TestsTotal).SetProperty(w => w.Step, step), ct);
        if (held == 0)
            return new() { Wanted = false };
        await db.Submissions
            .Where(s => s.State == SubmissionState.Grading && db.GradingWork.Any(w => w.LeaseId == leaseId && w.SubmissionId == s.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.TestsDone, request.TestsDone).SetProperty(s => s.TestsTotal, request.TestsTotal)
                .SetProperty(s => s.Step, step), ct);
        await transaction.CommitAsync(ct);
        return new() { Wanted = true };
    }

    /// <summary>
    /// A rejudging may take minutes on every worker there is. It goes back to those who wait, at no cost of an attempt, and
    /// the worker that hears of it is the next to lease.
    /// </summary>
    async Task<bool> GaveWayAsync(Guid leaseId, Instant now, CancellationToken ct)
    {
        var since = now - Duration.FromTimeSpan(options.Value.Yield);
        return await db.GradingWork
            .Where(w => w.LeaseId == leaseId && w.Priority == GradingPriority.Rejudge
                && db.GradingWork.Any(o => o.Priority != GradingPriority.Rejudge && o.LeaseId == null && o.QueuedAt <= since))
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.LeaseId, (Guid?)null).SetProperty(w => w.Worker, (string?)null)
                .SetProperty(w => w.LeasedUntil, (Instant?)null).SetProperty(w => w.Step, "").SetProperty(w => w.Attempts, w => w.Attempts - 1), ct) > 0;
    }
}
