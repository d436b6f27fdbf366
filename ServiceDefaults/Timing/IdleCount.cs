using System.Data;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Platform;
using Mockloop.ServiceDefaults.Data;
using Mockloop.ServiceDefaults.Hosting;
using Mockloop.ServiceDefaults.Messaging;
using NodaTime;

namespace Mockloop.ServiceDefaults.Timing;

/// <summary>
/// What still moves in this service. The counters only rise and are read in one snapshot per service, so a caller may add the
/// replies of several services: a message under way shows as published somewhere and not yet consumed.
/// </summary>
sealed class IdleCount(
    PlatformDb db, DomainClock clock, RunningHandlers running, Subscriptions subscriptions, IEnumerable<IBacklog> backlogs, ServiceName service)
{
    public async Task<IdleReply> CountAsync(Instant since, CancellationToken ct)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        // The row, not this process's reading of it: another replica may have moved the clock just now.
        var offset = await db.ClockOffsets.Select(o => (Duration?)o.Offset).SingleOrDefaultAsync(ct) ?? Duration.Zero;
        clock.Follow(offset);
        var now = clock.Now;
        var reply = new IdleReply
        {
            Service = service.Value,
            Now = now.ToTimestamp(),
            Outbox = await db.Outbox.LongCountAsync(m => m.SentAt == null, ct),
            Overdue = await db.DueTimes.LongCountAsync(d => d.FailedAt == null && d.DueAt <= now, ct),
            Handling = running.Count,
            Failed = await db.Waiting().LongCountAsync(ct),
        };
        foreach (var backlog in backlogs)
            reply.Backlog[backlog.Name] = await backlog.CountAsync(ct);
        await CountMessagesAsync(reply, since, ct);
        return reply;
    }

    async Task CountMessagesAsync(IdleReply reply, Instant since, CancellationToken ct)
    {
        var published = await db.Outbox.Where(m => m.CreatedAt >= since && m.Destination == null)
            .GroupBy(m => m.Type).Select(g => new { g.Key, Count = g.LongCount() }).ToListAsync(ct);
        foreach (var type in published)
            reply.Published[type.Key] = type.Count;

        var consumed = await db.Inbox.Where(m => m.CreatedAt >= since)
            .GroupBy(m => new { m.Endpoint, m.Type })
            .Select(g => new { g.Key.Endpoint, g.Key.Type, Count = g.LongCount(), Duplicates = g.Sum(m => m.Duplicates), Redelivered = g.Sum(m => m.Redelivered) })
            .ToListAsync(ct);
        foreach (var (endpoint, type) in subscriptions.All)
        {
            long count = consumed.Where(c => c.Endpoint == endpoint && c.Type == type).Sum(c => c.Count);
            reply.Consumed.Add(new Consumed { Endpoint = endpoint, EventType = type, Count = count });
        }
        reply.DuplicatesDropped = consumed.Sum(c => c.Duplicates);
        reply.Redelivered = consumed.Sum(c => c.Redelivered);
    }
}
