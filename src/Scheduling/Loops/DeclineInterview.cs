using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.People;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;
using Mockloop.ServiceDefaults.Versions;
using NodaTime;

namespace Mockloop.Scheduling.Loops;

/// <summary>
/// Somebody gives their seat up. Who takes over, the event and what it costs are one transaction; only where nobody can
/// take the chair in the same slot, a repair searches another one.
/// </summary>
sealed class DeclineInterview(SchedulingDb db, ICaller caller, ICohortAccess access, TakeOver takeOver, DomainClock clock)
{
    const int LongestReason = 300;

    public async Task<Contracts.Scheduling.Interview> HandleAsync(DeclineInterviewRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.InterviewId, "interview_id");
        var reason = Require.Length(request.Reason, 1, LongestReason, "reason");
        await using var transaction = await db.JoinTransactionAsync(ct);
        var interview = await OwnAsync(id, request.Etag, ct);
        var (me, now) = (caller.PersonId, clock.Now);
        if (now >= interview.Start)
            throw DomainException.Conflict($"The interview began at {interview.Start}; who is not there then counts as absent.");
        var cause = Cause.Of("A participant declined.", now, me, reason);
        if (interview.Seats.Any(b => b.PersonId == me && b.Shadow))
            await LeaveAsShadowAsync(interview, cause, ct);
        else
            await ReplaceAsync(interview, cause, ct);
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
        var changed = await db.Interviews.AsNoTracking().Include(i => i.Bookings).SingleAsync(i => i.Id == id, ct);
        return changed.ToProto(await LoopReply.NamesAsync(db, [changed], ct));
    }

    async Task<Interview> OwnAsync(Guid id, string etag, CancellationToken ct)
    {
        var interview = await db.LockInterviewAsync(id, ct) ?? throw DomainException.NotFound("interview", id);
        await access.RequireAsync(caller, interview.CohortId, CohortRole.Member, ct);
        if (!interview.Bookings.Any(b => b.PersonId == caller.PersonId && !b.Declined))
            throw DomainException.Forbidden("You hold no seat in this interview, or gave it up before.");
        ETags.Check(etag, interview.Version, "This interview", interview.ChangedBy);
        if (interview.State != InterviewState.Booked)
            throw DomainException.Conflict($"The interview is {interview.State.ToString().ToLowerInvariant()}; only booked ones can be declined.");
        return interview;
    }

    Task LeaveAsShadowAsync(Interview interview, Cause cause, CancellationToken ct)
    {
        var others = interview.Seats.Where(b => b.PersonId != cause.By).Select(b => b.AsChair()).ToList();
        db.Publish(interview.Move(interview.Start, interview.End, others, cause));
        return db.SaveChangesAsync(ct);
    }

    async Task ReplaceAsync(Interview interview, Cause cause, CancellationToken ct)
    {
        var (me, isCandidate) = (cause.By!.Value, interview.CandidateId == cause.By);
        var fact = new LedgerFact(interview.Id, interview.Version, interview.Id, cause.At);
        var before = await LatenessAsync(interview, me, ct);
        // Those whom it hits when the slot is lost.
        Guid[] others = isCandidate
            ? [.. interview.Seats.Where(b => b is { Shadow: false, Declined: false }).Select(b => b.PersonId)]
            : [interview.CandidateId];
        var newcomers = isCandidate ? [] : await takeOver.TryAsync(interview.Id, [me], cause, cause.At, ct);
        if (newcomers.Count == 0)
            await AskForRepairAsync(interview.Id, cause, ct);
        await Standing.NoteAsync(db, Attendance.Declined(fact, me, before, newcomers.Count > 0 ? newcomers : others), ct);
    }

    // Whoever was called in late may say no at once; being late is for those who had time.
    async Task<Duration> LatenessAsync(Interview interview, Guid me, CancellationToken ct)
    {
        var came = await db.Changes.Where(c => c.InterviewId == interview.Id && c.CameIds.Contains(me)).MaxAsync(c => (Instant?)c.At, ct);
        return came > interview.Start - Attendance.Late ? Attendance.Late : interview.Start - clock.Now;
    }

    async Task AskForRepairAsync(Guid id, Cause cause, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var interview = await db.Interviews.Include(i => i.Bookings).SingleAsync(i => i.Id == id, ct);
        interview.Decline(cause.By!.Value);
        RepairInterview.Schedule(db, interview, cause.At, [cause.By!.Value], cause);
        await db.SaveChangesAsync(ct);
    }
}
