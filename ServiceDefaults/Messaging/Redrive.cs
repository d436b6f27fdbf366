using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Mockloop.ServiceDefaults.Data;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>
/// Sends failed messages back: to the queue that failed on them, under their first id, so that the inbox drops what was
/// redriven twice; a failed due time becomes due again.
/// </summary>
sealed class Redrive(PlatformDb db)
{
    /// <summary>Redrives one, or all; returns how many.</summary>
    public async Task<int> RunAsync(Guid? only, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var rows = await db.FailedMessages.FromSql($"""
            select * from failed_message where redriven_at is null and ({only}::uuid is null or id = {only}) for update
            """).ToListAsync(ct);
        if (only is { } id && rows.Count == 0)
            throw DomainException.NotFound("failed message waiting for a redrive", id);
        var now = SystemTime.Now;
        foreach (var row in rows)
            await ReturnAsync(row, now, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return rows.Count;
    }

    async Task ReturnAsync(FailedMessage row, Instant now, CancellationToken ct)
    {
        if (row.FailedAt < now - Housekeeping.RedriveAge)
            throw DomainException.Conflict($"Failed message {row.Id} is older than {Housekeeping.RedriveAge.Days} days: whether it was handled is no longer known.");
        row.Redriven(now);
        if (row.Endpoint.StartsWith(DueTimeFailure.EndpointPrefix, StringComparison.Ordinal))
        {
            var due = JsonSerializer.Deserialize<DueTime>(row.Body, PlatformJson.Options)!;
            await ReviveAsync(due, ct);
            return;
        }
        db.Outbox.Add(new OutboxMessage
        {
            Id = Guid.CreateVersion7(),
            MessageId = row.MessageId,
            Type = row.Type,
            Payload = row.Body,
            ContentType = row.ContentType,
            Destination = row.Endpoint,
            CreatedAt = now,
        });
    }

    // One that was scheduled anew or removed since then has moved on, and stays as it is.
    async Task ReviveAsync(DueTime due, CancellationToken ct)
    {
        await db.DueTimes.Where(d => d.Kind == due.Kind && d.Key == due.Key && d.FailedAt != null)
            .ExecuteUpdateAsync(set => set
                .SetProperty(d => d.FailedAt, (Instant?)null)
                .SetProperty(d => d.NotBefore, (Instant?)null)
                .SetProperty(d => d.Attempts, 0), ct);
        await db.Database.ExecuteSqlRawAsync($"select pg_notify('{Channels.DueTime}', '')", ct);
    }
}
