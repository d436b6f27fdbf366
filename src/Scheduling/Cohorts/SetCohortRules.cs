using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Training;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Scheduling.Cohorts;

/// <summary>The organizer changes the cohort's numbers; they hold for what happens from then on.</summary>
sealed class SetCohortRules(SchedulingDb db, ICaller caller, ICohortAccess access, ReadCohorts cohorts)
{
    public async Task<Contracts.Scheduling.Cohort> HandleAsync(SetCohortRulesRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.CohortId, "cohort_id");
        await access.RequireAsync(caller, id, CohortRole.Organizer, ct);
        await using var transaction = await db.JoinTransactionAsync(ct);
        var cohort = await db.Cohorts.SingleAsync(c => c.Id == id, ct);
        var rules = cohort.Rules.With(request);
        if (rules == cohort.Rules)
            return await cohorts.OneAsync(id, ct);
        cohort.Rule(rules);
        await db.SaveChangesAsync(ct);
        // A step that is being noted right now is waited for, or notes itself by the new numbers.
        await db.Database.ExecuteSqlAsync($"select 1 from trainee where cohort_id = {id} order by person_id, chair for update", ct);
        // Fewer steps may be what somebody has taken already.
        await Qualified.NowAsync(db, id, person: null, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return await cohorts.OneAsync(id, ct);
    }
}
