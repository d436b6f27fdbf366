using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Mockloop.Contracts.Platform;

namespace Mockloop.Simulator.Platform;

/// <summary>
/// Steps the domain clock of every service from due time to due time and knows when nothing moves any more:
/// no outbox, no due row, no backlog, and every event counted as consumed by every endpoint that subscribes to it.
/// </summary>
/// <param name="organizer">Asks in this person's name.</param>
/// <param name="time">System time.</param>
/// <param name="fromTheStart">Counts every event there ever was, not only those from now on: for a play that goes on.</param>
sealed class SteppedClock(Actor organizer, TimeProvider time, bool fromTheStart = false)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(40);

    readonly Timestamp since = fromTheStart ? new Timestamp() : Timestamp.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Domain time as the services had it when they were last asked.</summary>
    internal DateTimeOffset Now { get; private set; }

    /// <summary>Moves to the next due instant, UTC; false when nothing is due anywhere.</summary>
    internal async Task<bool> StepAsync(CancellationToken stop)
    {
        var replies = await Task.WhenAll(organizer.Clocks.Select(c => c.NextDueAsync(new(), cancellationToken: stop).ResponseAsync));
        var due = replies.Where(r => r.Due is not null).Select(r => r.Due).Min();
        if (due is null) return false;
        await AdvanceAllAsync(replies.Select(r => r.Now).Append(due).Max()!, stop);
        return true;
    }

    /// <summary>Brings clocks that were interrupted in the middle of a step together again.</summary>
    internal async Task AlignAsync(CancellationToken stop) =>
        await AdvanceAllAsync((await AskAsync(stop)).Max(r => r.Now)!, stop);

    async Task AdvanceAllAsync(Timestamp target, CancellationToken stop)
    {
        await Task.WhenAll(organizer.Clocks.Select(c => AdvanceAsync(c, target, stop)));
        Now = target.ToDateTimeOffset();
        await SettleAsync(stop);
    }

    static async Task AdvanceAsync(DemoClock.DemoClockClient clock, Timestamp target, CancellationToken stop)
    {
        try
        {
            await clock.AdvanceToAsync(new() { Instant = target }, cancellationToken: stop);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.InvalidArgument)
        {
            // The clock walks on its own too: it may have passed the target while the others were asked.
        }
    }

    /// <summary>Waits until nothing moves; throws with what stands still when nothing has changed for two minutes.</summary>
    internal async Task SettleAsync(CancellationToken stop)
    {
        var (since, last) = (time.GetTimestamp(), "");
        while (true)
        {
            var replies = await AskAsync(stop);
            if (Restless(replies) is not { } restless) return;
            if (restless != last) (since, last) = (time.GetTimestamp(), restless);
            if (time.GetElapsedTime(since) > Patience) throw new TimeoutException("The platform does not come to rest: " + restless);
            await Task.Delay(Poll, time, stop);
        }
    }

    internal async Task<IReadOnlyList<IdleReply>> AskAsync(CancellationToken stop)
    {
        var replies = await Task.WhenAll(organizer.Clocks.Select(c => c.IdleAsync(new() { Since = since }, cancellationToken: stop).ResponseAsync));
        Now = replies.Max(r => r.Now)!.ToDateTimeOffset();
        return replies;
    }

    static string? Restless(IReadOnlyList<IdleReply> replies)
    {
        foreach (var r in replies)
        {
            if (r.Outbox > 0) return $"{r.Service} has {r.Outbox} unsent events";
            if (r.Overdue > 0) return $"{r.Service} has {r.Overdue} due times to handle";
            if (r.Handling > 0) return $"{r.Service} handles {r.Handling} messages";
            foreach (var (name, count) in r.Backlog)
                if (count > 0) return $"{r.Service} has {count} in {name}";
        }

        var published = replies.SelectMany(r => r.Published).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Sum(p => p.Value));
        var late = replies.SelectMany(r => r.Consumed).FirstOrDefault(c => c.Count != published.GetValueOrDefault(c.EventType));
        return late is null ? null : $"{late.Endpoint} has {late.Count} of {published.GetValueOrDefault(late.EventType)} {late.EventType}";
    }
}
