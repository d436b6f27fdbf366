using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;
using Mockloop.ServiceDefaults.Versions;

namespace Mockloop.Scheduling.Loops;

/// <summary>The organizer cancels one interview.</summary>
sealed class CancelInterview(SchedulingDb db, ICaller caller, ICohortAccess access, DomainClock clock)
{
    const int LongestReason = 300;

    public async Task<Contracts.Scheduling.Interview> HandleAsync(CancelInterviewRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.InterviewId, "interview_id");
        await using var transaction = await db.JoinTransactionAsync(ct);
        var interview = await db.LockInterviewAsync(id, ct) ?? throw DomainException.NotFound("interview", id);
        await access.RequireAsync(caller, interview.CohortId, CohortRole.Organizer, ct);
        ETags.Check(request.Etag, interview.Version, "This interview", interview.ChangedBy);
        db.Publish(interview.Cancel(Cause.Of(Require.Length(request.Reason, 1, LongestReason, "reason"), clock.Now, caller.PersonId)));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return interview.ToProto(await LoopReply.NamesAsync(db, [interview], ct));
    }
}
