using Microsoft.Extensions.Options;
using Mockloop.Questions.Data;
using Mockloop.Questions.Rejudging;
using Mockloop.Questions.Submissions;

namespace Mockloop.Questions.Queue;

/// <summary>
/// Admits submissions to the grading queue, or says that it is full. Runs in the caller's transaction. What is judged again
/// has a bound of its own and takes no place from who waits for a first verdict.
/// </summary>
sealed class Enqueue(QuestionsDb db, TimeProvider time, IOptions<GradingQueueOptions> options)
{
    const long AdmissionLock = 0x6d6f636b_71756575; // one at a time, or two could take the last place

    public async Task HandleAsync(Submission submission, GradingPriority priority, CancellationToken ct)
    {
        await LockAsync(ct);
        int waiting = await db.GradingWork.CountAsync(w => w.Priority != GradingPriority.Rejudge, ct);
        if (waiting >= options.Value.Limit)
            throw DomainException.Exhausted(
                $"The grading queue is full: {waiting} of at most {options.Value.Limit} submissions wait. Try again in a minute; nothing was stored.",
                TimeSpan.FromMinutes(1));
        Add(submission.Id, submission.CohortId, submission.PackageHash, 0, priority);
        db.Publish(new Proto.SubmissionQueued(submission.Id));
    }

    /// <summary>Held until the transaction ends: what is counted meanwhile stays true.</summary>
    public Task LockAsync(CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AdmissionLock})", ct);

    /// <summary>Refuses so many rejudgings where they do not all fit. Needs the lock.</summary>
    public async Task CheckRejudgesAsync(int more, CancellationToken ct)
    {
        int limit = options.Value.RejudgeLimit;
        if (more > limit)
            throw DomainException.Exhausted(
                $"{more} submissions match and the rejudging queue takes at most {limit}. Narrow it to one cohort or one version; nothing was queued.");
        int waiting = await db.GradingWork.CountAsync(w => w.Priority == GradingPriority.Rejudge, ct);
        if (waiting + more > limit)
            throw DomainException.Exhausted(
                $"The rejudging queue is full: {waiting} of at most {limit} submissions wait to be judged again, and these are {more} more. "
                + "Wait until those are done, or narrow this to one cohort; nothing was queued.", TimeSpan.FromMinutes(5));
    }

    /// <summary>Queues all of them and wakes a worker. Needs the lock.</summary>
    public void AddRejudges(IReadOnlyList<RejudgeItem> items)
    {
        foreach (var item in items)
            Add(item.SubmissionId, item.CohortId, item.AgainstHash, item.Number, GradingPriority.Rejudge);
        db.Publish(new Proto.SubmissionQueued(items[0].SubmissionId));
    }

    void Add(Guid submissionId, Guid cohortId, string packageHash, int rejudge, GradingPriority priority) => db.GradingWork.Add(new()
    {
        Id = Guid.CreateVersion7(),
        SubmissionId = submissionId,
        CohortId = cohortId,
        PackageHash = packageHash,
        Rejudge = rejudge,
        Priority = priority,
        Seed = GradingWork.SeedOf(submissionId),
        QueuedAt = Instant.FromDateTimeOffset(time.GetUtcNow()),
    });
}
