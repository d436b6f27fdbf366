using Microsoft.EntityFrameworkCore;
using Mockloop.Scheduling.Data;

namespace Mockloop.Scheduling.Loops;

/// <summary>How interviews are read to be changed.</summary>
static class InterviewLock
{
    /// <summary>
    /// The interview with its bookings, or null, after everybody else who changes its loop has finished: the order of the
    /// stages is no rule that the database knows. Needs a transaction.
    /// </summary>
    public static async Task<Interview?> LockInterviewAsync(this SchedulingDb db, Guid id, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from loop where id = (select loop_id from interview where id = {id}) for no key update", ct);
        await db.Database.ExecuteSqlAsync($"select 1 from interview where id = {id} for update", ct);
        return await db.Interviews.Include(i => i.Bookings).SingleOrDefaultAsync(i => i.Id == id, ct);
    }

    /// <summary>As <see cref="LockInterviewAsync"/>, the whole loop.</summary>
    public static async Task<Loop?> LockLoopAsync(this SchedulingDb db, Guid id, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from loop where id = {id} for no key update", ct);
        return await db.Loops.Include(l => l.Interviews).ThenInclude(i => i.Bookings).AsSingleQuery().SingleOrDefaultAsync(l => l.Id == id, ct);
    }
}
