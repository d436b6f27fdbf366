using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Cards;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Loops;
using Mockloop.Debrief.Members;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Tracks;

namespace Mockloop.Debrief.Committees;

/// <summary>The organizer seats an attested person in place of a simulated panelist.</summary>
sealed class SeatPanelist(
    DebriefDb db, ICohortAccess access, ICaller caller, TrackCache tracks, IQualifiedPeople people, CommitteeDeed deeds)
{
    const int LongestRole = 100;

    public async Task RunAsync(Guid loopId, string role, Guid personId, CancellationToken ct)
    {
        role = Require.Length(role, 1, LongestRole, "role");
        var seen = await db.Loops.AsNoTracking().Include(l => l.Committee).SingleOrDefaultAsync(l => l.Id == loopId && l.CohortId != null, ct)
            ?? throw DomainException.NotFound("loop", loopId);
        var viewer = await Viewer.OfAsync(db, access, caller, seen.CohortId!.Value, ct);
        if (viewer is not { Organizer: true, Left: false } || seen.CandidateId == viewer.PersonId)
            throw DomainException.Forbidden("Only the cohort's organizer seats somebody, and never on their own loop.");
        if (seen.Committee is null)
            throw DomainException.Conflict("This loop has no committee (yet): it opens when every stage is decided and none dropped the candidate.");
        // Scheduling is asked while no loop is locked.
        var name = await NameOfQualifiedAsync(seen, role, personId, ct);
        await deeds.SeatAsync(loopId, async loop =>
        {
            if (loop.CandidateId == personId)
                throw DomainException.Forbidden("Nobody sits on their own loop's committee.");
            if ((await db.GoneAsync(loop.CohortId!.Value, ct)).Contains(personId))
                throw DomainException.Conflict("This person has left the cohort.");
            var roles = await access.RolesAsync(loop.CohortId.Value, personId, ct);
            loop.Committee!.Seat(role, personId, name, oversees: roles.HasFlag(CohortRole.Organizer));
        }, ct);
    }

    async Task<string> NameOfQualifiedAsync(Loop loop, string role, Guid personId, CancellationToken ct)
    {
        var track = await tracks.GetAsync(loop.TrackHash!, ct);
        var chair = track.Committee?.Chairs.FirstOrDefault(c => c.Role == role)
            ?? throw DomainException.Invalid("role", role, "is no chair of this committee; choose one of its chairs");
        var qualified = await people.ListAsync(loop.CohortId!.Value, chair.Qualification, ct);
        return qualified.FirstOrDefault(q => q.PersonId == personId)?.Name
            ?? throw DomainException.Invalid("person_id", personId, $"is not attested for {chair.Qualification} in this cohort; choose somebody who is");
    }
}
