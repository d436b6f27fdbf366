using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Members;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Paging;
using NodaTime;
using Proto = Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Committees;

/// <summary>The committees in which the caller has a chair, of cohorts they have not left, without their packets, open ones first.</summary>
sealed class ListMyCommittees(DebriefDb db, ICaller caller)
{
    public async Task<Proto.ListCommitteesReply> RunAsync(Proto.ListMyCommitteesRequest request, CancellationToken ct)
    {
        var me = caller.PersonId;
        var page = Page<Place>.Of(request, caller);
        var after = page.After ?? new(-1, Instant.MinValue, Guid.Empty);
        var mine = db.Loops.AsNoTracking().Include(l => l.Committee!.Chairs).Where(l => l.Committee!.Chairs.Any(c => c.PersonId == me))
            .Where(l => !db.Departures.Any(d => d.PersonId == me && (d.CohortId == l.CohortId || d.CohortId == Departure.Everywhere)))
            .Select(l => new { Loop = l, Rank = l.Outcome == null ? 0 : 1, Deadline = l.Committee!.Deadline })
            .Where(x => x.Rank > after.Rank
                || (x.Rank == after.Rank && (x.Deadline > after.Deadline || (x.Deadline == after.Deadline && x.Loop.Id > after.Id))))
            .OrderBy(x => x.Rank).ThenBy(x => x.Deadline).ThenBy(x => x.Loop.Id);
        var (loops, next) = await page.TakeAsync(mine, x => new(x.Rank, x.Deadline, x.Loop.Id), ct);
        return new Proto.ListCommitteesReply { Committees = { loops.Select(x => CommitteeView.Of(x.Loop, x.Loop.Committee!, me, [], [])) }, NextPageToken = next };
    }

    sealed record Place(int Rank, Instant Deadline, Guid Id);
}
