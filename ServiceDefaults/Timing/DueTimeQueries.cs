using Microsoft.EntityFrameworkCore;
using Mockloop.ServiceDefaults.Data;
using NodaTime;

namespace Mockloop.ServiceDefaults.Timing;

/// <summary>The worker's questions to the due_time table.</summary>
static class DueTimeQueries
{
    /// <summary>
    /// Half of what PostgreSQL waits before it looks for a deadlock (<c>deadlock_timeout</c>, 1 s).
    /// </summary>
    const string LongestLockWait = "500ms";

    /// <summary>Locks the earliest row that is due in domain time and not waiting after a failure in system time.</summary>
    public static Task<DueTimeRow?> LockNextAsync(PlatformDb db, string[] kinds, Instant domainNow, CancellationToken ct) =>
        db.DueTimes.FromSql($"""
            select * from due_time
            where due_at <= {domainNow} and failed_at is null and kind = any({kinds})
                and (not_before is null or not_before <= {SystemTime.Now})
            order by due_at limit 1 for update skip locked
            """).AsNoTracking().SingleOrDefaultAsync(ct);

    /// <summary>
    /// Calls lock what they change and then set its due times; a handler has its due time locked and then locks what it changes. Where
    /// they meet the handler gives way, before the database would end either of them: its due time is let go, and tried again.
    /// </summary>
    public static Task GiveWayAsync(PlatformDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync($"set local lock_timeout = '{LongestLockWait}'", ct);

    /// <summary>Which row it is of all that ever had this kind and key: its generation starts anew with each row, the writing transaction does not.</summary>
    public static Task<long> VersionAsync(PlatformDb db, DueTimeRow row, CancellationToken ct) =>
        db.Database.SqlQuery<long>($"select xmin::text::bigint as \"Value\" from due_time where kind = {row.Kind} and key = {row.Key}").SingleAsync(ct);

    /// <summary>Deletes the row unless the handler has scheduled it again.</summary>
    public static Task CompleteAsync(PlatformDb db, DueTimeRow row, CancellationToken ct) =>
        db.DueTimes.Where(d => d.Kind == row.Kind && d.Key == row.Key && d.Generation == row.Generation).ExecuteDeleteAsync(ct);

    /// <summary>The earliest due time of these kinds that is still to come.</summary>
    public static Task<Instant?> NextAsync(PlatformDb db, string[] kinds, Instant domainNow, CancellationToken ct) =>
        db.DueTimes.Where(d => d.FailedAt == null && d.DueAt > domainNow && kinds.Contains(d.Kind)).MinAsync(d => (Instant?)d.DueAt, ct);
}
