using Grpc.Core;
using Mockloop.Questions.Data;
using Mockloop.Questions.Queue;
using Mockloop.Questions.Rounds;
using Mockloop.ServiceDefaults.Data;

namespace Mockloop.Questions.Submissions;

/// <summary>
/// Every change of a submission until it is final. The row is read when the database says that it changed, whichever
/// replica changed it; the place in the queue changes with other rows, and is looked at every now and then.
/// </summary>
sealed class WatchSubmission(QuestionsDb db, RoundAccess access, QueuePosition positions, RowChanges rows)
{
    static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public async Task HandleAsync(Guid submissionId, IServerStreamWriter<Proto.Submission> changes, CancellationToken ct)
    {
        using var watch = rows.Watch(submissionId);
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
            await watch.WaitAsync(Look, ct);
            submission = await db.ReadSubmissionAsync(submissionId, ct);
        }
    }
}
