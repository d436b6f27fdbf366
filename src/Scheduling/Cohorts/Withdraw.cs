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
        var (me, now) = (caller.PersonId, clock.Now);
        await using var transaction = await db.JoinTransactionAsync(ct);
        await LockAsync(id, me, ct);
        await access.RequireAsync(caller, id, CohortRole.Member, ct);
        var cohort = await db.Cohorts.Include(c => c.Members).SingleAsync(c => c.Id == id, ct);
        var member = cohort.Change(cohort.Members.Single(m => m.PersonId == me).Id);
        member.Withdraw();

        (await db.Loops.SingleOrDefaultAsync(l => l.CohortId == id && l.CandidateId == me, ct))?.Close(LoopState.Withdrawn);
        var cancelled = await CancelAsync(id, me, now, ct);
        await RepairAsync(id, me, now, ct);
        db.Publish(new MemberWithdrew(id, me, member.Version));
        db.Publish(member.Changed());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new WithdrawReply { CancelledInterviews = cancelled };
    }

    // Everybody's order: cohort, loop, interviews, membership. Who seats a person shares the membership's lock (the trigger
    // booking_of_member), so whoever was first is seen here, and whoever comes later is refused.
    async Task LockAsync(Guid cohort, Guid me, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from cohort where id = {cohort} for no key update", ct);
        await db.Database.ExecuteSqlAsync($"select 1 from loop where cohort_id = {cohort} and candidate_id = {me} for no key update", ct);
        await db.Database.ExecuteSqlAsync($"select 1 from interview where cohort_id = {cohort} and candidate_id = {me} order by id for update", ct);
        await db.Database.ExecuteSqlAsync($"select 1 from membership where cohort_id = {cohort} and person_id = {me} for no key update", ct);
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
