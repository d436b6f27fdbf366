using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Mockloop.ServiceDefaults.Data;
using Mockloop.ServiceDefaults.Faults;
using Mockloop.ServiceDefaults.Messaging;
using NodaTime;

namespace Mockloop.ServiceDefaults.Timing;

/// <summary>
/// Fires due times. A row is locked, handled and deleted in one transaction, so that of several replicas one fires it, and a
/// process that dies in the middle leaves it to the next. Woken by NOTIFY, by the clock's move, and at the next due instant.
/// Leader and followers: one worker watches, and hands that on as soon as it has a row, so that an announcement wakes one.
/// Slow kinds have a lane with workers of its own, so that what waits for something outside holds up nothing else.
/// </summary>
sealed class DueTimeWorker(
    IServiceScopeFactory scopes, DomainClock clock, DatabaseSignals signals, RunningHandlers running,
    IEnumerable<DueHandlerKind> handlers, CrashPoints crash, CommitJournal journal, ILogger<DueTimeWorker> log) : BackgroundService
{
    const int Workers = 4, SlowWorkers = 2;
    static readonly TimeSpan Poll = TimeSpan.FromSeconds(2), Outage = TimeSpan.FromSeconds(2), Shortest = TimeSpan.FromMilliseconds(2);
    readonly Dictionary<string, Type> kinds = handlers.ToDictionary(h => h.Kind, h => h.Handler);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        string[] Kinds(bool slow) => [.. handlers.Where(h => h.Slow == slow).Select(h => h.Kind)];
        await Task.WhenAll(LaneAsync(Kinds(slow: false), Workers, stoppingToken), LaneAsync(Kinds(slow: true), SlowWorkers, stoppingToken));
    }

    async Task LaneAsync(string[] lane, int workers, CancellationToken ct)
    {
        if (lane.Length == 0)
            return;
        using var wake = new Wake(signals, Channels.DueTime);
        using var watch = new SemaphoreSlim(1);
        clock.Moved += wake.Signal;
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => WorkAsync(lane, wake, watch, ct)));
    }

    async Task WorkAsync(string[] lane, Wake wake, SemaphoreSlim watch, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await watch.WaitAsync(ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ct.IsCancellationRequested)
                return;
            var watching = true;
            try
            {
                var now = clock.Now;
                if (!await FireOneAsync(lane, now, HandOn, ct))
                    await wake.WaitAsync(await UntilNextAsync(lane, now, ct), ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogWarning("Due times cannot be read: {Why}", e.Message);
                await Task.Delay(Outage, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            finally
            {
                HandOn();
            }

            void HandOn()
            {
                if (watching)
                    watch.Release();
                watching = false;
            }
        }
    }

    /// <summary>Handles the earliest due time that nobody else handles, and calls <paramref name="found"/> before; false when there is none.</summary>
    async Task<bool> FireOneAsync(string[] lane, Instant now, Action found, CancellationToken ct)
    {
        DueTimeRow? row;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            row = await DueTimeQueries.LockNextAsync(db, lane, now, ct);
            if (row is null)
                return false;
            found();
            using var handler = running.Enter();
            try
            {
                await DueTimeQueries.GiveWayAsync(db, ct);
                long version = journal.Enabled ? await DueTimeQueries.VersionAsync(db, row, ct) : 0;
                var due = new DueTime(row.Kind, row.Key, row.DueAt, row.Payload);
                await ((IDueHandler)scope.ServiceProvider.GetRequiredService(kinds[row.Kind])).HandleAsync(due, ct);
                await journal.NoteAsync(db, $"due {row.Kind}", row.Key, version, ct);
                await DueTimeQueries.CompleteAsync(db, row, ct);
                await crash.PassAsync(CrashPoints.DueHandled, row.Key);
                await transaction.CommitAsync(ct);
                return true;
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                // Rolled back by leaving the scope; the failure is written outside.
                await transaction.RollbackAsync(ct);
                await using var after = scopes.CreateAsyncScope();
                await DueTimeFailure.WriteAsync(after.ServiceProvider, row, e, log, ct);
                return true;
            }
        }
    }

    /// <summary>Real time until the next row falls due, at most one poll. What is due already is in other hands, or waits after a failure.</summary>
    async Task<TimeSpan> UntilNextAsync(string[] lane, Instant now, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var next = await DueTimeQueries.NextAsync(db, lane, now, ct);
        if (next is not { } at)
            return Poll;
        var wait = (at - clock.Now).ToTimeSpan();
        return wait < Shortest ? Shortest : wait < Poll ? wait : Poll;
    }
}
