using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Interviews;
using Mockloop.Debrief.Loops;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Debrief.Data;

/// <summary>
/// What happens to one loop happens one after the other, so that the two last cards decide once. Locks are rows, taken always in
/// this order, or two transactions could wait for each other: the door of departures, the loop, its interviews. All need a
/// transaction, and a row that no event has named yet is made here, so that facts can be noted in any order.
/// </summary>
static class Locks
{
    // Any number; it must only be the same everywhere.
    const long DepartureDoor = 7_103_001;

    /// <summary>Whoever seats people goes in here; many may at once, but not while somebody leaves.</summary>
    public static Task EnterSeatingAsync(this DebriefDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock_shared({DepartureDoor})", ct);

    /// <summary>While somebody leaves nobody is seated, so that no chair of theirs is overlooked.</summary>
    public static Task EnterDepartureAsync(this DebriefDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({DepartureDoor})", ct);

    public static async Task<Loop> LockLoopAsync(this DebriefDb db, Guid id, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"""
            insert into loop (id, practice_mode, stages, plan_version, reason, committee_rule, version)
            values ({id}, false, '[]', 0, '', '', 0) on conflict do nothing
            """, ct);
        await db.Database.ExecuteSqlAsync($"select 1 from loop where id = {id} for update", ct);
        return await db.Loops.Include(l => l.Chairs).SingleAsync(l => l.Id == id, ct);
    }

    /// <summary>The interview and its loop, if it is part of one.</summary>
    /// <param name="loopId">Where an event names the loop before the interview does.</param>
    public static async Task<(Interview Interview, Loop? Loop)> LockInterviewAsync(this DebriefDb db, Guid id, CancellationToken ct, Guid? loopId = null)
    {
        loopId ??= await db.Interviews.Where(i => i.Id == id).Select(i => i.LoopId).SingleOrDefaultAsync(ct);
        var loop = loopId is { } known ? await db.LockLoopAsync(known, ct) : null;
        await db.Database.ExecuteSqlAsync($"""
            insert into interview (id, seats, booking_version, cancelled, present, absent, deadline_passed, reason, version)
            values ({id}, '[]', 0, false, array[]::uuid[], array[]::uuid[], false, '', 0) on conflict do nothing
            """, ct);
        await db.Database.ExecuteSqlAsync($"select 1 from interview where id = {id} for update", ct);
        var interview = await db.Interviews.Include(i => i.Cards).SingleAsync(i => i.Id == id, ct);
        // Booked between the first look and the lock: the loop would now be locked too late.
        return interview.LoopId is null || interview.LoopId == loopId
            ? (interview, loop)
            : throw DomainException.Aborted($"Interview {id} has just become part of a loop; try again.");
    }
}
