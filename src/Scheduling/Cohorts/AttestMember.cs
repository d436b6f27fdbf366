using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Tracks;
using Mockloop.Scheduling.Training;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Tracks;
using Mockloop.ServiceDefaults.Versions;

namespace Mockloop.Scheduling.Cohorts;

/// <summary>The organizer says what a member is and which chairs they may take. What is booked already stands.</summary>
sealed class AttestMember(SchedulingDb db, ICaller caller, ICohortAccess access, TrackCache tracks, ReadCohorts cohorts)
{
    public async Task<Member> HandleAsync(AttestMemberRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.CohortId, "cohort_id");
        var membershipId = Ids.Parse(request.MembershipId, "membership_id");
        await access.RequireAsync(caller, id, CohortRole.Organizer, ct);
        var cohort = await db.Cohorts.Include(c => c.Members).SingleAsync(c => c.Id == id, ct);
        var track = await tracks.GetAsync(cohort.TrackHash, ct);
        var member = cohort.Change(membershipId);
        ETags.Check(request.Etag, member.Version, "This member", "by an organizer, by the member who signed in or left, or by you in another window");
        var before = member.Qualifications;
        member.Attest(PartOf(request, member, track));
        await using var transaction = await db.JoinTransactionAsync(ct);
        if (member.PersonId is { } person)
        {
            db.Publish(member.Changed());
            await db.UnlearnAsync(id, person, [.. before.Except(member.Qualifications)], ct);
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return await cohorts.MemberAsync(member, ct);
    }

    // An organizer need not take part.
    static Membership.Part PartOf(AttestMemberRequest request, Membership member, Contracts.Questions.Track track) =>
        member.Organizer && !request.Candidate && !request.Interviewer && request.Qualifications.Count == 0
            ? new(false, false, [])
            : Invitations.Part(request.Candidate, request.Interviewer, request.Qualifications, track, prefix: "");
}
