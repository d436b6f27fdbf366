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
        return submission.ToProto(role, await positions.OfAsync(submission, ct));
    }
}
