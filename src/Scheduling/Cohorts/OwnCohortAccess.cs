using Microsoft.EntityFrameworkCore;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Access;

namespace Mockloop.Scheduling.Cohorts;

/// <summary>Roles from the table that everybody else replicates.</summary>
sealed class OwnCohortAccess(SchedulingDb db) : ICohortAccess
{
    public async Task<CohortRole> RolesAsync(Guid cohortId, Guid personId, CancellationToken ct) =>
        await db.Memberships.AsNoTracking().SingleOrDefaultAsync(m => m.CohortId == cohortId && m.PersonId == personId, ct) is { } member
            ? member.Roles
            : CohortRole.None;
}
