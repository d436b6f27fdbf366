using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Scheduling.People;

/// <summary>The organizer takes back what an absence cost, and with it what others got for it: the sum stays zero.</summary>
sealed class ExcuseAbsence(SchedulingDb db, ICaller caller, ICohortAccess access, DomainClock clock)
{
    static readonly LedgerKind[] Costs = [LedgerKind.Missed, LedgerKind.DeclinedLate];

    public async Task<ExcuseAbsenceReply> HandleAsync(ExcuseAbsenceRequest request, CancellationToken ct)
    {
        var (id, person) = (Ids.Parse(request.InterviewId, "interview_id"), Ids.Parse(request.PersonId, "person_id"));
        var cohort = await db.Interviews.Where(i => i.Id == id).Select(i => (Guid?)i.CohortId).SingleOrDefaultAsync(ct)
            ?? throw DomainException.NotFound("interview", id);
        await access.RequireAsync(caller, cohort, CohortRole.Organizer, ct);
        var absence = db.Ledger.Where(e => e.InterviewId == id
            && (e.PersonId == person && Costs.Contains(e.Kind) || e.OtherId == person && e.Kind == LedgerKind.MadeGood));
        if (!await absence.AnyAsync(ct))
            throw DomainException.NotFound("absence of this person in this interview", person);
        var at = clock.Now;
        var entries = await absence.Where(e => e.ExcusedAt == null).ExecuteUpdateAsync(set => set.SetProperty(e => e.ExcusedAt, at), ct);
        return new ExcuseAbsenceReply { Entries = entries };
    }
}
