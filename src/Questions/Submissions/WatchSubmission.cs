using Grpc.Core;
using Mockloop.Questions.Data;
using Mockloop.Questions.Queue;
using Mockloop.Questions.Rounds;

namespace Mockloop.Questions.Submissions;

/// <summary>Every change of a submission until it is final. Looks at the row, so that any replica can answer.</summary>
sealed class WatchSubmission(QuestionsDb db, RoundAccess access, QueuePosition positions, TimeProvider time)
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public async Task HandleAsync(Guid submissionId, IServerStreamWriter<Proto.Submission> changes, CancellationToken ct)
    {
        var submission = await db.ReadSubmissionAsync(submissionId, ct);
        var role = await access.RequireAsync(await db.ReadRoundAsync(submission.InterviewId, ct), RoundRole.Participant | RoundRole.Organizer, ct);
        Proto.Submission? told = null;
        while (true)
        {
            var now = submission.ToProto(role, await positions.OfAsync(submission, ct));
            if (!now.Equals(told))
                await changes.WriteAsync(told = now, ct);
            if (submission.IsFinal)
                return;
            await Task.Delay(Pause, time, ct);
            submission = await db.ReadSubmissionAsync(submissionId, ct);
        }
    }
}
