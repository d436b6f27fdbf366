using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using NodaTime;

namespace Mockloop.ServiceDefaults.Data;

/// <summary>A due time to be set, moved or (without an instant) removed when the context saves.</summary>
sealed record DueTimeChange(string Kind, Guid Key, Instant? DueAt, string Payload, bool NoLater = false)
{
    public Task ApplyAsync(DatabaseFacade database, CancellationToken ct) => DueAt is { } dueAt
        ? database.ExecuteSqlAsync($"""
            insert into due_time (kind, key, due_at, payload) values ({Kind}, {Key}, {dueAt}, {Payload})
            on conflict (kind, key) do update set due_at = case when {NoLater} then least(due_time.due_at, excluded.due_at) else excluded.due_at end,
                payload = excluded.payload,
                generation = due_time.generation + 1, attempts = 0, not_before = null, failed_at = null
            """, ct)
        : database.ExecuteSqlAsync($"delete from due_time where kind = {Kind} and key = {Key}", ct);
}
