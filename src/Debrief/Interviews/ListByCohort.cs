using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Cards;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Loops;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Paging;
using Proto = Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Interviews;

/// <summary>A page's worth in one call: a cohort's debriefs and loop decisions, all for its organizer, else the caller's own part.</summary>
sealed class ListByCohort(DebriefDb db, ICohortAccess access, ICaller caller, StageDebriefs debriefs)
{
    const CohortRole Anybody = CohortRole.Member | CohortRole.Candidate | CohortRole.Interviewer | CohortRole.Organizer | CohortRole.Committee;

    public async Task<Proto.ListByCohortReply> RunAsync(Proto.ListByCohortRequest request, CancellationToken ct)
    {
        var cohortId = Ids.Parse(request.CohortId, "cohort_id");
        await access.RequireAsync(caller, cohortId, Anybody, ct);
        var viewer = await Viewer.OfAsync(db, access, caller, cohortId, ct);
        var (keys, next) = await KeysAsync(Page<Place>.Of(request, caller), cohortId, viewer, ct);
        var found = await db.InterviewsWithCards.AsNoTracking()
            .Where(i => i.CohortId == cohortId && keys.Contains(i.LoopId ?? i.Id)).OrderBy(i => i.LoopId ?? i.Id).ThenBy(i => i.Id).ToListAsync(ct);
        var mine = found.Where(viewer.IsPartOf).ToList();
        var loopIds = mine.Select(i => i.LoopId).OfType<Guid>().ToHashSet();
        var loops = await db.Loops.AsNoTracking().Include(l => l.Committee).Where(l => l.CohortId == cohortId && keys.Contains(l.Id) && l.Outcome != null)
            .Where(l => viewer.Organizer || loopIds.Contains(l.Id) || l.CandidateId == viewer.PersonId)
            .OrderBy(l => l.Id).ToListAsync(ct);
        return new Proto.ListByCohortReply
        {
            Debriefs = { await debriefs.ShowAsync(mine, viewer, nameof(ListByCohort), ct) },
            // The reason quotes all stages; who sat in one of them learns the outcome only.
            Decisions = { loops.Select(l => LoopView.Of(l, withReason: viewer.MayReadPacket(l))) },
            NextPageToken = next,
        };
    }

    /// <summary>
    /// Loops, and interviews that are in none, in which the caller may have a part. The exact rule is the viewer's and
    /// takes some away again, so a page may hold fewer than it counts.
    /// </summary>
    Task<(List<Guid> Rows, string Next)> KeysAsync(Page<Place> page, Guid cohortId, Viewer viewer, CancellationToken ct)
    {
        var (me, all, after) = (viewer.PersonId, viewer.Organizer, page.After?.Id ?? Guid.Empty);
        var interviews = db.Interviews.Where(i => i.CohortId == cohortId)
            .Where(i => all || i.CandidateId == me || i.Cards.Any(c => c.AuthorId == me) || db.Chairs.Any(c => c.LoopId == i.LoopId && c.PersonId == me))
            .Select(i => i.LoopId ?? i.Id);
        var loops = db.Loops.Where(l => l.CohortId == cohortId && l.Outcome != null && (all || l.CandidateId == me)).Select(l => l.Id);
        return page.TakeAsync(interviews.Union(loops).Where(id => id > after).OrderBy(id => id), id => new(id), ct);
    }

    sealed record Place(Guid Id);
}
