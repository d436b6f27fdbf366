using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Mockloop.ServiceDefaults.Data;

/// <summary>Deletes what has served its time, once an hour.</summary>
sealed class Housekeeping(IServiceScopeFactory scopes, ILogger<Housekeeping> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Sent events are kept for looking back.</summary>
    public static readonly Duration OutboxAge = Duration.FromDays(7);

    /// <summary>A failed message may be redriven for this long, and is kept as long after that was decided …</summary>
    public static readonly Duration RedriveAge = Duration.FromDays(30);

    /// <summary>… and the inbox remembers longer, or a redriven duplicate would be taken for new.</summary>
    public static readonly Duration InboxAge = Duration.FromDays(45);

    /// <summary>A call is repeated within this time, or not at all. Replies may name people, so they are not kept for long.</summary>
    public static readonly Duration IdempotencyAge = Duration.FromDays(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        do
        {
            try
            {
                await CleanAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Housekeeping failed: {Why}", e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).AsTask().ContinueWith(t => t.IsCompletedSuccessfully && t.Result, TaskScheduler.Default));
    }

    async Task CleanAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await CleanAsync(scope.ServiceProvider.GetRequiredService<PlatformDb>(), ct);
    }

    /// <summary>One round of it.</summary>
    internal static async Task CleanAsync(PlatformDb db, CancellationToken ct)
    {
        db.Database.SetCommandTimeout(Every);
        var now = SystemTime.Now;
        await db.Outbox.Where(m => m.SentAt < now - OutboxAge).ExecuteDeleteAsync(ct);
        await db.Inbox.Where(m => m.HandledAt < now - InboxAge).ExecuteDeleteAsync(ct);
        await db.Set<IdempotencyKey>().Where(k => k.CreatedAt < now - IdempotencyAge).ExecuteDeleteAsync(ct);
        // One that waits for an admin stays, however old.
        await db.FailedMessages.Where(m => m.RedrivenAt < now - RedriveAge || m.DiscardedAt < now - RedriveAge).ExecuteDeleteAsync(ct);
    }
}
