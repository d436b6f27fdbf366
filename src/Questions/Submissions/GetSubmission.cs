using Mockloop.Questions.Data;
using Mockloop.Questions.Queue;
using Mockloop.Questions.Rounds;

namespace Mockloop.Questions.Submissions;

/// <summary>One submission, for the round's participants and the cohort's organizer.</summary>
sealed class GetSubmission(QuestionsDb db, RoundAccess access, QueuePosition positions)
{
    public async Task<Proto.Submission> HandleAsync(Guid submissionId, CancellationToken ct)
    {
        var submission = await db.ReadSubmissionAsync(submissionId, ct);
        var role = await access.RequireAsync(await db.ReadRoundAsync(submission.InterviewId, ct), RoundRole.Participant | RoundRole.Organizer, ct);
        var reply = submission.ToProto(role, await positions.OfAsync(submission, ct));
        var judgings = await db.GradingResults.AsNoTracking().Where(r => r.SubmissionId == submissionId).OrderBy(r => r.Rejudge)
            .Select(r => new { r.Rejudge, r.PackageHash, r.Verdict, r.Score, r.NearLimit, r.CpuMs, r.GradedAt }).ToListAsync(ct);
        if (judgings.Count > 1)
            reply.Judgings.AddRange(judgings.Select(r => new Proto.Judging
            {
                Rejudge = r.Rejudge, PackageHash = r.PackageHash, Verdict = r.Verdict, Score = r.Score, NearLimit = r.NearLimit, CpuMs = r.CpuMs,
                GradedAt = r.GradedAt.ToTimestamp(), Shown = r.Rejudge == submission.Rejudge,
            }));
        return reply;
    }
}
