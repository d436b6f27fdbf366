using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Interviews;
using Mockloop.Debrief.Loops;
using Mockloop.Debrief.Members;
using Mockloop.ServiceDefaults.Access;

namespace Mockloop.Debrief.Cards;

/// <summary>Who looks, and what they may see: the seal in one place. Being an admin opens nothing here.</summary>
sealed class Viewer(Guid personId, bool member, bool organizer, bool left, IReadOnlySet<Guid> chairs)
{
    public Guid PersonId => personId;

    public bool Organizer => organizer;

    /// <summary>Has a role in the cohort and has not left it.</summary>
    public bool IsMember => member && !left;

    /// <summary>Left the cohort; opens nothing any more.</summary>
    public bool Left => left;

    public static async Task<Viewer> OfAsync(DebriefDb db, ICohortAccess access, ICaller caller, Guid cohortId, CancellationToken ct)
    {
        var me = caller.PersonId;
        var roles = await access.RolesAsync(cohortId, me, ct);
        var chairs = await db.Chairs.Where(c => c.PersonId == me).Select(c => c.LoopId).ToHashSetAsync(ct);
        var gone = await db.GoneAsync(cohortId, ct);
        return new Viewer(me, roles != CohortRole.None, roles.HasFlag(CohortRole.Organizer), gone.Contains(me), chairs);
    }

    /// <summary>The stage's people, the candidate, the organizer and the loop's committee, for as long as they are in the cohort.</summary>
    public bool IsPartOf(Interview interview) => !left && (organizer || interview.CandidateId == personId
        || interview.Seats.Any(s => s.PersonId == personId) || (interview.LoopId is { } loop && chairs.Contains(loop)));

    /// <summary>The seal: before the reveal nobody reads a card but its author.</summary>
    public bool MayRead(Interview interview, Card card) =>
        card.AuthorId == personId || (interview.Revealed && IsPartOf(interview));

    /// <summary>The packet quotes every stage. The candidate sees it when the loop is decided, also one who runs the cohort.</summary>
    public bool MayReadPacket(Loop loop) =>
        !left && (loop.CandidateId == personId ? !loop.Open : organizer || chairs.Contains(loop.Id));
}
