using Microsoft.EntityFrameworkCore;
using Mockloop.ServiceDefaults.Messaging;
using NodaTime;

namespace Mockloop.ServiceDefaults.Data;

/// <summary>Questions to the failed_message table.</summary>
static class FailedMessageRows
{
    const int MostWhy = 4_000, MostStack = 16_000;
    const string Cut = " […]";

    /// <summary>The rows that wait for an admin.</summary>
    public static IQueryable<FailedMessage> Waiting(this PlatformDb db) =>
        db.FailedMessages.Where(m => m.RedrivenAt == null && m.DiscardedAt == null);

    /// <summary>
    /// Writes the row. There is one per message and endpoint: a worker that died between row and acknowledgement, or a due time
    /// that was set anew and failed anew, tells the latest.
    /// </summary>
    public static Task WriteAsync(this PlatformDb db, FailedMessage row, CancellationToken ct) => db.Database.ExecuteSqlAsync($"""
        insert into failed_message (id, message_id, service, endpoint, type, body, body_bytes, content_type, why, stack, failed_at)
        values ({row.Id}, {row.MessageId}, {row.Service}, {row.Endpoint}, {Storable(row.Type, MostWhy)}, {Storable(row.Body, FailedMessage.KeptBody)},
            {row.BodyBytes}, {Storable(row.ContentType, MostWhy)}, {Storable(row.Why, MostWhy)}, {Storable(row.Stack, MostStack)}, {row.FailedAt})
        on conflict (message_id, endpoint) where redriven_at is null and discarded_at is null do update set
            body = excluded.body, body_bytes = excluded.body_bytes, why = excluded.why, stack = excluded.stack, failed_at = excluded.failed_at
        """, ct);

    /// <summary>Why the row cannot go back to work; null where it can.</summary>
    public static string? Obstacle(this FailedMessage row, Subscriptions subscriptions, Instant now) =>
        row.BodyBytes > FailedMessage.KeptBody
            ? $"its body has {row.BodyBytes:N0} bytes, of which the first {FailedMessage.KeptBody:N0} are kept"
        : row.FailedAt < now - Housekeeping.RedriveAge
            ? $"it is older than {Housekeeping.RedriveAge.Days} days, and whether it was handled is no longer known"
        : !subscriptions.Takes(row.Endpoint) ? $"this version of the service has nothing that handles {row.Endpoint}"
        : null;

    /// <summary>What happened in one line. The outermost exception often says no more than that the inner one knows.</summary>
    public static string Reason(Exception e) =>
        e.GetBaseException() is var cause && cause != e ? $"{Named(e)} ← {Named(cause)}" : Named(e);

    static string Named(Exception e) => $"{e.GetType().FullName}: {e.Message}";

    // PostgreSQL's text has no place for NUL; a poison body may hold anything.
    static string? Storable(string? text, int most) =>
        text is null ? null : (text.Length <= most ? text : text[..most] + Cut).Replace('\0', '\uFFFD');
}
