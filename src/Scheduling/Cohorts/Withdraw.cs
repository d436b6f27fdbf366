using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Loops;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Scheduling.Cohorts;

/// <summary>The caller leaves: their own loop is cancelled, and the chairs they leave empty are filled by a repair each.</summary>
sealed class Withdraw(SchedulingDb db, ICaller caller, ICohortAccess access, DomainClock clock)
{
    public async Task<WithdrawReply> HandleAsync(WithdrawRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.CohortId, "cohort_id");
        await access.RequireAsync(caller, id, CohortRole.Member, ct);
        var (me, now) = (caller.PersonId, clock.Now);
        await using var transaction = await db.JoinTransactionAsync(ct);
        var cohort = await db.Cohorts.Include(c => c.Members).SingleAsync(c => c.Id == id, ct);
        var member = cohort.Change(cohort.Members.Single(m => m.PersonId == me).Id);
        member.Withdraw();

        var own = await db.Loops.Where(l => l.CohortId == id && l.CandidateId == me).Select(l => l.Id).SingleOrDefaultAsync(ct);
        (await db.LockLoopAsync(own, ct))?.Close(LoopState.Withdrawn);
        var cancelled = await CancelAsync(id, me, now, ct);
        await RepairAsync(id, me, now, ct);
        db.Publish(new MemberWithdrew(id, me, member.Version));
        db.Publish(member.Changed());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new WithdrawReply { CancelledInterviews = cancelled };
    }

    async Task<int> CancelAsync(Guid cohort, Guid me, NodaTime.Instant now, CancellationToken ct)
    {
        var own = await db.Interviews.Include(i => i.Bookings)
            .Where(i => i.CohortId == cohort && i.CandidateId == me && i.State == InterviewState.Booked && i.Start > now).ToListAsync(ct);
        var cause = Cause.Of("The candidate left the cohort.", now, me);
        foreach (var interview in own)
            db.Publish(interview.Cancel(cause));
        return own.Count;
    }

    async Task RepairAsync(Guid cohort, Guid me, NodaTime.Instant now, CancellationToken ct)
    {
        var chairs = await db.Interviews
            .Where(i => i.CohortId == cohort && i.CandidateId != me && i.State == InterviewState.Booked && i.Start > now)
            .Where(i => i.Bookings.Any(b => b.PersonId == me && !b.Cancelled)).ToListAsync(ct);
        var cause = Cause.Of("An interviewer left the cohort.", now, me);
        foreach (var interview in chairs)
            RepairInterview.Schedule(db, interview, now, [me], cause);
    }
}
