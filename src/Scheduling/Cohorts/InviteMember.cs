using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Tracks;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Tracks;

namespace Mockloop.Scheduling.Cohorts;

/// <summary>The organizer invites one more person.</summary>
sealed class InviteMember(SchedulingDb db, ICaller caller, ICohortAccess access, TrackCache tracks, ReadCohorts cohorts)
{
    public async Task<Member> HandleAsync(InviteMemberRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.CohortId, "cohort_id");
        await access.RequireAsync(caller, id, CohortRole.Organizer, ct);
        var cohort = await db.Cohorts.Include(c => c.Members).SingleAsync(c => c.Id == id, ct);
        var track = await tracks.GetAsync(cohort.TrackHash, ct);
        var member = cohort.Invite(Require.Present(request.Invitation, "invitation"), track, "invitation");
        db.Memberships.Add(member);
        await db.BindKnownAsync(cohort, [member], ct);
        await db.SaveChangesAsync(ct);
        return await cohorts.MemberAsync(member, ct);
    }
}
