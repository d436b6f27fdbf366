using MassTransit;
using Microsoft.EntityFrameworkCore;
using Mockloop.ServiceDefaults.Data;
using Mockloop.ServiceDefaults.Faults;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>
/// Commits a consumer's effect, its outgoing events and the proof that this message was handled together, or nothing. Sits
/// inside the retries: every attempt has its own scope, hence its own context and transaction.
/// </summary>
sealed class InboxFilter<T>(PlatformDb db, RunningHandlers running, CrashPoints crash) : IFilter<ConsumeContext<T>> where T : class
{
    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        var ct = context.CancellationToken;
        using var handler = await running.EnterConsumerAsync(ct);
        var id = context.MessageId ?? throw new InvalidOperationException("A message without an id cannot be told from its duplicates.");
        string endpoint = QueueName.Of(context.ReceiveContext.InputAddress);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await EnterAsync(context, id, endpoint))
        {
            await CountDuplicateAsync(context, id, endpoint);
            await transaction.CommitAsync(ct);
            // Or it would be taken for a message that nobody understands.
            await context.NotifyConsumed(context, TimeSpan.Zero, "inbox");
            return;
        }
        await next.Send(context);
        await crash.PassAsync(CrashPoints.EffectUncommitted, id);
        await transaction.CommitAsync(ct);
        await crash.PassAsync(CrashPoints.EffectCommitted, id);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("inbox");

    /// <summary>False when this endpoint has handled the message. Waits for another delivery of it that is being handled now.</summary>
    async Task<bool> EnterAsync(ConsumeContext<T> context, Guid id, string endpoint)
    {
        var now = SystemTime.Now;
        var created = CreatedHeader.Read(context.Headers.Get<string>(CreatedHeader.Name)) ?? now;
        int redelivered = context.ReceiveContext.Redelivered ? 1 : 0;
        return 1 == await db.Database.ExecuteSqlAsync($"""
            insert into inbox_message (message_id, endpoint, type, created_at, handled_at, redelivered)
            values ({id}, {endpoint}, {typeof(T).FullName}, {created}, {now}, {redelivered})
            on conflict do nothing
            """, context.CancellationToken);
    }

    Task CountDuplicateAsync(ConsumeContext<T> context, Guid id, string endpoint)
    {
        int redelivered = context.ReceiveContext.Redelivered ? 1 : 0;
        return db.Database.ExecuteSqlAsync($"""
            update inbox_message set duplicates = duplicates + 1, redelivered = redelivered + {redelivered}
            where message_id = {id} and endpoint = {endpoint}
            """, context.CancellationToken);
    }
}
