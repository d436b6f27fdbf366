using Microsoft.Extensions.Options;
using Mockloop.Questions.Data;
using Mockloop.Questions.Submissions;

namespace Mockloop.Questions.Queue;

/// <summary>Prolongs a lease and notes progress. Not wanted any more: cancelled, finished, or leased to somebody else.</summary>
sealed class Heartbeat(QuestionsDb db, TimeProvider time, IOptions<GradingQueueOptions> options)
{
    const int LongestStep = 100;

    public async Task<Proto.HeartbeatReply> HandleAsync(Proto.HeartbeatRequest request, CancellationToken ct)
    {
        var leaseId = Ids.Parse(request.LeaseId, "lease_id");
        Require.Range(request.TestsTotal, 0, 100_000, "tests_total");
        Require.Range(request.TestsDone, 0, request.TestsTotal, "tests_done");
        var step = StorableText.Of(request.Step, LongestStep);
        var until = Instant.FromDateTimeOffset(time.GetUtcNow()) + Duration.FromTimeSpan(options.Value.Lease);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        int held = await db.GradingWork.Where(w => w.LeaseId == leaseId)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.LeasedUntil, until), ct);
        if (held == 0)
            return new() { Wanted = false };
        await db.Submissions
            .Where(s => s.State == SubmissionState.Grading && db.GradingWork.Any(w => w.LeaseId == leaseId && w.SubmissionId == s.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.TestsDone, request.TestsDone).SetProperty(s => s.TestsTotal, request.TestsTotal)
                .SetProperty(s => s.Step, step), ct);
        await transaction.CommitAsync(ct);
        return new() { Wanted = true };
    }
}
