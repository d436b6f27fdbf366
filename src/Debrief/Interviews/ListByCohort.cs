using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Cards;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Loops;
using Mockloop.ServiceDefaults.Access;
using Proto = Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Interviews;

/// <summary>A page's worth in one call: a cohort's debriefs and loop decisions, all for its organizer, else the caller's own part.</summary>
sealed class ListByCohort(DebriefDb db, ICohortAccess access, ICaller caller, StageDebriefs debriefs)
{
    const CohortRole Anybody = CohortRole.Member | CohortRole.Candidate | CohortRole.Interviewer | CohortRole.Organizer | CohortRole.Committee;

    public async Task<Proto.ListByCohortReply> RunAsync(Guid cohortId, CancellationToken ct)
    {
        await access.RequireAsync(caller, cohortId, Anybody, ct);
        var viewer = await Viewer.OfAsync(db, access, caller, cohortId, ct);
        var all = await db.Interviews.AsNoTracking().Include(i => i.Cards).Where(i => i.CohortId == cohortId).OrderBy(i => i.Id).ToListAsync(ct);
        var mine = all.Where(viewer.IsPartOf).ToList();
        var loopIds = mine.Select(i => i.LoopId).OfType<Guid>().ToHashSet();
        var loops = await db.Loops.AsNoTracking()
            .Where(l => l.CohortId == cohortId && l.Outcome != null && (viewer.Organizer || loopIds.Contains(l.Id) || l.CandidateId == viewer.PersonId))
            .OrderBy(l => l.Id).ToListAsync(ct);
        return new Proto.ListByCohortReply
        {
            Debriefs = { await debriefs.ShowAsync(mine, viewer, nameof(ListByCohort), ct) },
            // The reason quotes all stages; who sat in one of them learns the outcome only.
            Decisions = { loops.Select(l => LoopView.Of(l, withReason: viewer.MayReadPacket(l))) },
        };
    }
}
