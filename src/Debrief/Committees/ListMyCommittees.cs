using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Members;
using Mockloop.ServiceDefaults.Access;
using Proto = Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Committees;

/// <summary>The committees in which the caller has a chair, of cohorts they have not left, without their packets, open ones first.</summary>
sealed class ListMyCommittees(DebriefDb db, ICaller caller)
{
    public async Task<Proto.ListCommitteesReply> RunAsync(CancellationToken ct)
    {
        var me = caller.PersonId;
        var loops = await db.Loops.AsNoTracking().Include(l => l.Chairs).Where(l => l.Chairs.Any(c => c.PersonId == me))
            .Where(l => !db.Departures.Any(d => d.PersonId == me && (d.CohortId == l.CohortId || d.CohortId == Departure.Everywhere)))
            .OrderBy(l => l.Outcome != null).ThenBy(l => l.VoteDeadline).ToListAsync(ct);
        return new Proto.ListCommitteesReply { Committees = { loops.Select(l => CommitteeView.Of(l, [])) } };
    }
}
