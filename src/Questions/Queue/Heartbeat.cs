using Microsoft.Extensions.Options;
using Mockloop.Questions.Data;
using Mockloop.Questions.Submissions;

namespace Mockloop.Questions.Queue;

/// <summary>Prolongs a lease and notes progress. Not wanted any more: cancelled, finished, or leased to somebody else.</summary>
sealed class Heartbeat(QuestionsDb db, TimeProvider time, IOptions<GradingQueueOptions> options)
{
    public async Task<Proto.HeartbeatReply> HandleAsync(Guid leaseId, int testsDone, int testsTotal, CancellationToken ct)
    {
        Require.Range(testsTotal, 0, 100_000, "tests_total");
        Require.Range(testsDone, 0, testsTotal, "tests_done");
        var until = Instant.FromDateTimeOffset(time.GetUtcNow()) + Duration.FromTimeSpan(options.Value.Lease);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        int held = await db.GradingWork.Where(w => w.LeaseId == leaseId)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.LeasedUntil, until), ct);
        if (held == 0)
            return new() { Wanted = false };
        await db.Submissions
            .Where(s => s.State == SubmissionState.Grading && db.GradingWork.Any(w => w.LeaseId == leaseId && w.SubmissionId == s.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.TestsDone, testsDone).SetProperty(s => s.TestsTotal, testsTotal), ct);
        await transaction.CommitAsync(ct);
        return new() { Wanted = true };
    }
}
