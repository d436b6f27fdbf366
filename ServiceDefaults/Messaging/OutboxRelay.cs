using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Mockloop.ServiceDefaults.Data;
using NodaTime;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>
/// Carries outbox rows to the broker, at least once. Woken by NOTIFY, else it looks every second or so. Replicas share the
/// work by SKIP LOCKED; a row is locked for no longer than a batch's publish limit, also while the broker is away.
/// </summary>
sealed class OutboxRelay(
    IServiceScopeFactory scopes, DatabaseSignals signals, DemoFaults faults, BrokerState state, ILogger<OutboxRelay> log,
    BusPublisher? publisher = null) : BackgroundService
{
    const int Batch = 50;
    static readonly TimeSpan Poll = TimeSpan.FromSeconds(1.5), FirstBackoff = TimeSpan.FromSeconds(0.5), LongestBackoff = TimeSpan.FromSeconds(5);
    static readonly Duration Aside = Duration.FromSeconds(10);
    // A row that shuffle holds back is due soon and nobody will announce it.
    static readonly TimeSpan PollForDelayed = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (publisher is null)
            return; // no bus: events stay where they are, and the health check says so
        using var wake = new Wake(signals, Channels.Outbox);
        await publisher.ReadyAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var backoff = FirstBackoff;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await PumpAsync(publisher, stoppingToken) == Batch) { }
                backoff = FirstBackoff;
                state.Trouble = null;
                await wake.WaitAsync(faults.Shuffle ? PollForDelayed : Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogWarning("Events stay in the outbox, next try in {Seconds} s: {Why}", backoff.TotalSeconds, e.Message);
                state.Trouble = await publisher.DiagnoseAsync(e, stoppingToken);
                await Task.Delay(backoff, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                backoff = backoff * 2 < LongestBackoff ? backoff * 2 : LongestBackoff;
            }
        }
    }

    /// <summary>Publishes one batch and returns its size; throws when none of it went.</summary>
    async Task<int> PumpAsync(BusPublisher publisher, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var batch = await db.Outbox.FromSql($"""
            select * from outbox_message
            where sent_at is null and (not_before is null or not_before <= {SystemTime.Now})
            order by seq limit {Batch} for update skip locked
            """).AsNoTracking().ToListAsync(ct);
        if (batch.Count == 0)
            return 0;

        var results = await Task.WhenAll(batch.Select(message => TryPublishAsync(publisher, message, ct)));
        Guid[] sent = Ids(batch, results, ok: true), refused = Ids(batch, results, ok: false);
        if (sent.Length == 0)
            throw results[0]!; // nothing goes: the broker is away
        // Some went, so the broker is there: a row that did not steps aside for the others.
        await db.Database.ExecuteSqlAsync($"update outbox_message set sent_at = {SystemTime.Now} where id = any({sent})", ct);
        await db.Database.ExecuteSqlAsync($"update outbox_message set not_before = {SystemTime.Now + Aside} where id = any({refused})", ct);
        await transaction.CommitAsync(ct);
        foreach (var e in results.OfType<Exception>())
            log.LogError("An event cannot be published, next try in {Seconds} s: {Why}", Aside.TotalSeconds, e.Message);
        return batch.Count;
    }

    static Guid[] Ids(List<OutboxMessage> batch, Exception?[] results, bool ok) =>
        [.. batch.Zip(results).Where(x => x.Second is null == ok).Select(x => x.First.Id)];

    static async Task<Exception?> TryPublishAsync(BusPublisher publisher, OutboxMessage message, CancellationToken ct)
    {
        try
        {
            await publisher.PublishAsync(message, ct);
            return null;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            return new InvalidOperationException($"{message.Type} {message.MessageId}: {e.Message}", e);
        }
    }
}
