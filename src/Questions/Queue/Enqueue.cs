using Microsoft.Extensions.Options;
using Mockloop.Questions.Data;
using Mockloop.Questions.Submissions;

namespace Mockloop.Questions.Queue;

/// <summary>Admits a submission to the grading queue, or says that it is full. Runs in the caller's transaction.</summary>
sealed class Enqueue(QuestionsDb db, TimeProvider time, IOptions<GradingQueueOptions> options)
{
    const long AdmissionLock = 0x6d6f636b_71756575; // one at a time, or two could take the last place

    public async Task HandleAsync(Submission submission, GradingPriority priority, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AdmissionLock})", ct);
        int waiting = await db.GradingWork.CountAsync(ct);
        if (waiting >= options.Value.Limit)
            throw DomainException.Exhausted(
                $"The grading queue is full: {waiting} of at most {options.Value.Limit} submissions wait. Try again in a minute; nothing was stored.",
                TimeSpan.FromMinutes(1));
        db.GradingWork.Add(new()
        {
            Id = Guid.CreateVersion7(),
            SubmissionId = submission.Id,
            CohortId = submission.CohortId,
            PackageHash = submission.PackageHash,
            Rejudge = 0,
            Priority = priority,
            Seed = GradingWork.SeedOf(submission.Id),
            QueuedAt = Instant.FromDateTimeOffset(time.GetUtcNow()),
        });
        db.Publish(new Proto.SubmissionQueued(submission.Id));
    }
}
