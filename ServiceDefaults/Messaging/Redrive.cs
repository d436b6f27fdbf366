using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Platform;
using Mockloop.ServiceDefaults.Data;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;
using FailedMessage = Mockloop.ServiceDefaults.Data.FailedMessage;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>
/// Sends failed messages back: to the queue that failed on them, under their first id, so that the inbox drops what was
/// redriven twice; a failed due time becomes due again. Of two admins at once one gets the row, the other is told.
/// </summary>
sealed class Redrive(PlatformDb db, Subscriptions subscriptions)
{
    const int Batch = 50;

    /// <summary>Redrives one; Conflict says why it cannot be.</summary>
    public async Task OneAsync(Guid id, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var row = await LockAsync(id, ct);
        if (row.Obstacle(subscriptions, SystemTime.Now) is { } obstacle)
            throw DomainException.Conflict($"Failed message {id} cannot be redriven: {obstacle}. Discard it when nobody needs it.");
        await ReturnAsync(row, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Redrives all that can be, in steps, and says how many; those that fail anew meanwhile wait for the next call.</summary>
    public async Task<RedriveReply> AllAsync(CancellationToken ct)
    {
        var reply = new RedriveReply();
        var (begun, after) = (SystemTime.Now, Guid.Empty);
        while (true)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            // What another admin holds is redriven by them.
            var rows = await db.FailedMessages.FromSql($"""
                select * from failed_message where redriven_at is null and discarded_at is null and id > {after} and failed_at <= {begun}
                order by id limit {Batch} for update skip locked
                """).ToListAsync(ct);
            if (rows.Count == 0)
                return reply;
            foreach (var row in rows)
                if (row.Obstacle(subscriptions, begun) is null)
                {
                    await ReturnAsync(row, ct);
                    reply.Redriven++;
                }
                else
                    reply.Left++;
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            db.ChangeTracker.Clear();
            after = rows[^1].Id;
        }
    }

    /// <summary>Gives one up.</summary>
    public async Task DiscardAsync(Guid id, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var row = await LockAsync(id, ct);
        row.Discarded(SystemTime.Now);
        if (DueOf(row) is { } due)
            await Failed(due).ExecuteDeleteAsync(ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    async Task<FailedMessage> LockAsync(Guid id, CancellationToken ct) =>
        await db.FailedMessages.FromSql($"""
            select * from failed_message where redriven_at is null and discarded_at is null and id = {id} for update
            """).SingleOrDefaultAsync(ct)
        ?? throw DomainException.NotFound("failed message that waits", id);

    async Task ReturnAsync(FailedMessage row, CancellationToken ct)
    {
        var now = SystemTime.Now;
        row.Redriven(now);
        if (DueOf(row) is { } due)
        {
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

    async Task ReviveAsync(DueTime due, CancellationToken ct)
    {
        await Failed(due).ExecuteUpdateAsync(set => set
            .SetProperty(d => d.FailedAt, (Instant?)null)
            .SetProperty(d => d.NotBefore, (Instant?)null)
            .SetProperty(d => d.Attempts, 0), ct);
        await db.Database.ExecuteSqlRawAsync($"select pg_notify('{Channels.DueTime}', '')", ct);
    }

    // One that was scheduled anew or removed since then has moved on, and stays as it is.
    IQueryable<DueTimeRow> Failed(DueTime due) => db.DueTimes.Where(d => d.Kind == due.Kind && d.Key == due.Key && d.FailedAt != null);

    static DueTime? DueOf(FailedMessage row) => row.Endpoint.StartsWith(DueTimeFailure.EndpointPrefix, StringComparison.Ordinal)
        ? JsonSerializer.Deserialize<DueTime>(row.Body, PlatformJson.Options)
        : null;
}
