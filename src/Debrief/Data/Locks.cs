using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Interviews;
using Mockloop.Debrief.Loops;

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
    const string Unbooked = "unbooked";

    /// <summary>Whoever seats people goes in here; many may at once, but not while somebody leaves.</summary>
    public static Task EnterSeatingAsync(this DebriefDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock_shared({DepartureDoor})", ct);

    /// <summary>While somebody leaves nobody is seated, so that no chair of theirs is overlooked.</summary>
    public static Task EnterDepartureAsync(this DebriefDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({DepartureDoor})", ct);

    public static async Task<Loop> LockLoopAsync(this DebriefDb db, Guid id, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"""
            insert into loop (id, practice_mode, stages, plan_version, reason, version)
            values ({id}, false, '[]', 0, '', 0) on conflict do nothing
            """, ct);
        await db.Database.ExecuteSqlAsync($"select 1 from loop where id = {id} for update", ct);
        return await db.Loops.Include(l => l.Committee!.Chairs).SingleAsync(l => l.Id == id, ct);
    }

    /// <summary>The interview and its loop, if it is part of one.</summary>
    /// <param name="loopId">Where an event names the loop before the interview does.</param>
    public static async Task<(Interview Interview, Loop? Loop)> LockInterviewAsync(this DebriefDb db, Guid id, CancellationToken ct, Guid? loopId = null)
    {
        loopId ??= await LoopOfAsync(db, id, ct) ?? await LockUnbookedAsync(db, id, ct);
        var loop = loopId is { } known ? await db.LockLoopAsync(known, ct) : null;
        await LockRowAsync(db, id, ct);
        return (await db.InterviewsWithCards.SingleAsync(i => i.Id == id, ct), loop);
    }

    /// <summary>
    /// Locks an interview that is part of no loop as far as is known. One that was booked into a loop just before the lock is let go
    /// again, because the loop comes first, and its loop is returned.
    /// </summary>
    static async Task<Guid?> LockUnbookedAsync(DebriefDb db, Guid id, CancellationToken ct)
    {
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("Locks need a transaction.");
        await transaction.CreateSavepointAsync(Unbooked, ct);
        await LockRowAsync(db, id, ct);
        var loopId = await LoopOfAsync(db, id, ct);
        if (loopId is not null)
            await transaction.RollbackToSavepointAsync(Unbooked, ct);
        return loopId;
    }

    static Task<Guid?> LoopOfAsync(DebriefDb db, Guid id, CancellationToken ct) =>
        db.Interviews.Where(i => i.Id == id).Select(i => i.LoopId).SingleOrDefaultAsync(ct);

    static async Task LockRowAsync(DebriefDb db, Guid id, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"""
            insert into interview (id, seats, booking_version, cancelled, present, absent, deadline_passed, reason, version)
            values ({id}, '[]', 0, false, array[]::uuid[], array[]::uuid[], false, '', 0) on conflict do nothing
            """, ct);
        await db.Database.ExecuteSqlAsync($"select 1 from interview where id = {id} for update", ct);
    }
}
