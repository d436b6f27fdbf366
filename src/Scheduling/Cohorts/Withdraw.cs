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
        var cohort = await db.Cohorts.Include(c => c.Members).SingleAsync(c => c.Id == id, ct);
        var member = cohort.Change(cohort.Members.Single(m => m.PersonId == me).Id);
        member.Withdraw();

        var loop = await db.Loops.Include(l => l.Interviews).ThenInclude(i => i.Bookings).AsSingleQuery()
            .SingleOrDefaultAsync(l => l.CohortId == id && l.CandidateId == me, ct);
        loop?.Close(LoopState.Withdrawn);
        var cancelled = await CancelAsync(id, me, now, ct);
        await RepairAsync(id, me, now, ct);
        db.Publish(new MemberWithdrew(id, me, member.Version));
        db.Publish(member.Changed());
        await db.SaveChangesAsync(ct);
        return new WithdrawReply { CancelledInterviews = cancelled };
    }

    async Task<int> CancelAsync(Guid cohort, Guid me, NodaTime.Instant now, CancellationToken ct)
    {
        var own = await db.Interviews.Include(i => i.Bookings)
            .Where(i => i.CohortId == cohort && i.CandidateId == me && i.State == InterviewState.Booked && i.Start > now).ToListAsync(ct);
        foreach (var interview in own)
            db.Publish(interview.Cancel("The candidate left the cohort."));
        return own.Count;
    }

    async Task RepairAsync(Guid cohort, Guid me, NodaTime.Instant now, CancellationToken ct)
    {
        var chairs = await db.Interviews
            .Where(i => i.CohortId == cohort && i.CandidateId != me && i.State == InterviewState.Booked && i.Start > now)
            .Where(i => i.Bookings.Any(b => b.PersonId == me && !b.Cancelled)).ToListAsync(ct);
        foreach (var interview in chairs)
            RepairInterview.Schedule(db, interview, now, [me], "An interviewer left the cohort.");
    }
}
