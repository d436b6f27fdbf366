using Mockloop.Questions.Data;

namespace Mockloop.Questions.Submissions;

/// <summary>How submissions are found and locked.</summary>
static class SubmissionQueries
{
    public static async Task<Submission> ReadSubmissionAsync(this QuestionsDb db, Guid id, CancellationToken ct) =>
        await db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) ?? throw NoSuchSubmission(id);

    /// <summary>The submission, after everybody else who decides its fate has finished. Needs a transaction.</summary>
    public static async Task<Submission> LockSubmissionAsync(this QuestionsDb db, Guid id, CancellationToken ct)
    {
        // Work before submission, as the lease does, or two could wait for each other.
        await db.Database.ExecuteSqlAsync($"select 1 from grading_work where submission_id = {id} for update", ct);
        await db.Database.ExecuteSqlAsync($"select 1 from submission where id = {id} for update", ct);
        return await db.Submissions.SingleOrDefaultAsync(s => s.Id == id, ct) ?? throw NoSuchSubmission(id);
    }

    static DomainException NoSuchSubmission(Guid id) => DomainException.NotFound("submission", id);
}
