using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Scheduling.Cohorts;

/// <summary>The organizer says where the cohort's interviews meet.</summary>
sealed class SetMeetingLink(SchedulingDb db, ICaller caller, ICohortAccess access, ReadCohorts cohorts)
{
    public async Task<Contracts.Scheduling.Cohort> HandleAsync(SetMeetingLinkRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.CohortId, "cohort_id");
        await access.RequireAsync(caller, id, CohortRole.Organizer, ct);
        var cohort = await db.Cohorts.SingleAsync(c => c.Id == id, ct);
        cohort.MeetAt(MeetingLinks.Template(request.MeetingLink, "meeting_link"));
        await db.SaveChangesAsync(ct);
        return await cohorts.OneAsync(id, ct);
    }
}
