using Microsoft.EntityFrameworkCore;
using Mockloop.Scheduling.Data;

namespace Mockloop.Scheduling.Loops;

/// <summary>
/// Books what a repair found, or cancels when it found nothing, only while all that it was planned from still is so: the
/// loop, the members and their hours, everybody's bookings, and the caps of who is new. Needs the loop's lock; saves.
/// </summary>
sealed class BookRepair(SchedulingDb db)
{
    /// <summary>False when the plan is stale; then the transaction must be rolled back to before.</summary>
    public async Task<bool> TryAsync(Loop loop, Interview interview, RepairFinding found, Cause cause, CancellationToken ct)
    {
        Guid[] people = [.. found.Moves.SelectMany(m => m.Chairs).Select(c => c.PersonId).Append(loop.CandidateId).Distinct()];
        if (!await found.Basis.HoldsAsync(db, loop, people, ct))
            return false;
        if (found.Moves.Count > 0)
            return await TryMoveAsync(found.Moves, cause.With(found.Words), ct);
        db.Publish(interview.Cancel(cause.With($"No other slot fits: {found.Words}")));
        await db.SaveChangesAsync(ct);
        return true;
    }

    // One may move to where the other was: only the end result must not overlap.
    async Task<bool> TryMoveAsync(IReadOnlyList<RepairMove> moves, Cause cause, CancellationToken ct)
    {
        await db.Database.ExecuteSqlRawAsync($"set constraints {Booking.NoOverlap} deferred", ct);
        var moved = new List<Interview>();
        foreach (var move in moves)
        {
            var interview = (await db.LockInterviewAsync(move.InterviewId, ct))!;
            db.Publish(interview.Move(move.Start, move.End, move.Chairs, cause));
            moved.Add(interview);
        }
        try
        {
            await db.SaveChangesAsync(ct);
            await db.Database.ExecuteSqlRawAsync($"set constraints {Booking.NoOverlap} immediate", ct);
        }
        catch (Exception e) when (e.IsOverlap() || e.IsOfLeaver())
        {
            return false;
        }
        return (await Caps.BrokenAsync(db, moved.SelectMany(i => i.Seats), ct)).Count == 0;
    }
}
