using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Cards;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Interviews;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Proto = Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Committees;

/// <summary>The committee of a loop with its packet, for the chairs and the organizer; for the candidate once it is decided.</summary>
sealed class GetCommittee(DebriefDb db, ICohortAccess access, ICaller caller, StageDebriefs debriefs)
{
    public async Task<Proto.Committee> RunAsync(Guid loopId, CancellationToken ct)
    {
        var loop = await db.Loops.AsNoTracking().AsSplitQuery().Include(l => l.Committee!.Chairs).Include(l => l.Committee!.Statements)
            .Include(l => l.Committee!.Changes).Include(l => l.Committee!.Recusals).SingleOrDefaultAsync(l => l.Id == loopId && l.CohortId != null, ct)
            ?? throw DomainException.NotFound("loop", loopId);
        var viewer = await Viewer.OfAsync(db, access, caller, loop.CohortId!.Value, ct);
        if (!viewer.MayReadPacket(loop))
            throw DomainException.Forbidden(loop.CandidateId == viewer.PersonId
                ? "You see the committee of your own loop when it has decided."
                : "The packet is for the committee's chairs and the cohort's organizer.");
        if (loop.Committee is not { } committee)
            throw DomainException.Conflict("This loop has no committee (yet): it opens when every stage is decided and none dropped the candidate.");
        var interviews = await db.InterviewsWithCards.AsNoTracking()
            .Where(i => i.LoopId == loopId && i.DecidedAt != null).ToListAsync(ct);
        // In the plan's order, which is the track's.
        var order = loop.Stages.Select((s, i) => (s.InterviewId, i)).ToDictionary(x => x.InterviewId, x => x.i);
        interviews.Sort((a, b) => order.GetValueOrDefault(a.Id).CompareTo(order.GetValueOrDefault(b.Id)));
        var packet = await debriefs.ShowAsync(interviews, viewer, nameof(GetCommittee), ct);
        var phrases = await db.Phrases.AsNoTracking().Where(p => p.LoopId == loopId).ToListAsync(ct);
        return CommitteeView.Of(loop, committee, viewer.PersonId, packet, phrases);
    }
}
