using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Engine;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Debrief.Committees;

/// <summary>A chair votes once; the last vote decides the loop in the same transaction.</summary>
sealed class CastVote(DebriefDb db, SettleCommittee settle, ICaller caller, DomainClock clock)
{
    const int LongestRationale = 4000;

    public async Task RunAsync(Guid loopId, Recommendation vote, string rationale, CancellationToken ct)
    {
        Require.Length(rationale, 0, LongestRationale, "rationale");
        if (!await db.Chairs.AnyAsync(c => c.LoopId == loopId && c.PersonId == caller.PersonId, ct))
            throw DomainException.Forbidden("Only the committee's chairs vote.");
        await using var transaction = await db.JoinTransactionAsync(ct);
        var loop = await db.LockLoopAsync(loopId, ct);
        loop.CastVote(caller.PersonId, vote, rationale.Trim(), clock.Now);
        await settle.RunAsync(loop, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
