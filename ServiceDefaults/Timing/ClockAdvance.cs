using Microsoft.EntityFrameworkCore;
using Mockloop.ServiceDefaults.Data;
using Mockloop.ServiceDefaults.Errors;
using NodaTime;

namespace Mockloop.ServiceDefaults.Timing;

/// <summary>Moves the clock row forward, for all replicas and for every later start.</summary>
sealed class ClockAdvance(PlatformDb db, DomainClock clock)
{
    /// <summary>Sets domain time to the instant and returns it; never turns it back.</summary>
    public async Task<Instant> ToAsync(Instant instant, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"""
            insert into clock_offset (id, "offset") values ({ClockOffset.OnlyId}, {Duration.Zero}) on conflict do nothing
            """, ct);
        var row = await db.ClockOffsets.FromSql($"select * from clock_offset for update").AsNoTracking().SingleAsync(ct);
        var system = SystemClock.Instance.GetCurrentInstant();
        if (instant < system + row.Offset)
            throw DomainException.Invalid("instant", instant, $"lies in the past: domain time is {system + row.Offset} and is never turned back; send a later one");

        // Cut upwards to what the column keeps, or the clock would stop just short of the due time.
        var offset = (instant - system) + Duration.FromTicks(NodaConstants.TicksPerMillisecond / 1000);
        await db.ClockOffsets.ExecuteUpdateAsync(set => set.SetProperty(o => o.Offset, offset), ct);
        await db.Database.ExecuteSqlRawAsync($"select pg_notify('{Channels.Clock}', '')", ct);
        await transaction.CommitAsync(ct);
        clock.Follow(offset);
        return clock.Now;
    }
}
