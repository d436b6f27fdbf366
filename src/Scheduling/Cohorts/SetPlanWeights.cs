using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Scheduling.Cohorts;

/// <summary>The organizer says what planning weighs. What is booked stays.</summary>
sealed class SetPlanWeights(SchedulingDb db, ICaller caller, ICohortAccess access, ReadCohorts cohorts)
{
    public async Task<Contracts.Scheduling.Cohort> HandleAsync(SetPlanWeightsRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.CohortId, "cohort_id");
        var weights = Weights.Of(Require.Present(request.Weights, "weights"), "weights");
        await access.RequireAsync(caller, id, CohortRole.Organizer, ct);
        var cohort = await db.Cohorts.SingleAsync(c => c.Id == id, ct);
        cohort.Weigh(weights);
        await db.SaveChangesAsync(ct);
        return await cohorts.OneAsync(id, ct);
    }
}
