using Grpc.Core;
using Microsoft.Extensions.Options;
using Mockloop.Contracts.Questions;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Packages;
using Mockloop.Grading.Slots;
using Mockloop.ServiceDefaults.Faults;

namespace Mockloop.Grading.Leasing;

/// <summary>
/// Leases as much work as there are free slots, whenever it is woken, a slot becomes free, or the poll is due. On shutdown it
/// leases nothing more and lets what runs come to its end.
/// </summary>
sealed class WorkLoop(
    IServiceScopeFactory scopes, SlotPool slots, PackageCache packages, WakeUp wakeUp, IOptions<GradingOptions> options,
    CrashPoints crash, TimeProvider time, ILogger<WorkLoop> log)
    : BackgroundService
{
    const int MostAtOnce = 32; // what Questions hands out in one call
    static readonly TimeSpan LeaseLimit = TimeSpan.FromSeconds(3);
    readonly CancellationTokenSource abort = new();
    readonly Dictionary<string, Task> running = [];

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<GradingQueueService.GradingQueueServiceClient>();
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                if (slots.Obstacle is not null)
                    await OpenSlotsAsync(stopping);
                foreach (var done in running.Where(r => r.Value.IsCompleted).Select(r => r.Key).ToArray())
                    running.Remove(done);
                if (await LeaseAsync(queue) == 0)
                    await wakeUp.WaitAsync(options.Value.Poll, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        await DrainAsync();
    }

    /// <summary>A machine that cannot run sandboxes, or cannot any more, leases nothing: its health says why, and it tries again.</summary>
    async Task OpenSlotsAsync(CancellationToken stopping)
    {
        while (true)
            try
            {
                await slots.OpenAsync(stopping);
                return;
            }
            catch (SandboxException e)
            {
                log.LogError("The sandbox does not start: {Why}", e.Message);
                await Task.Delay(options.Value.SandboxRetry, stopping);
            }
    }

    /// <summary>Not cancelled by a shutdown: work whose lease nobody heard of would wait until it lapses.</summary>
    async Task<int> LeaseAsync(GradingQueueService.GradingQueueServiceClient queue)
    {
        var free = Math.Min(slots.Count - running.Count, MostAtOnce);
        if (free == 0)
            return 0;
        try
        {
            var request = new LeaseRequest { Worker = slots.Worker, Slots = free };
            var reply = await queue.LeaseAsync(request, deadline: time.GetUtcNow().UtcDateTime + LeaseLimit);
            foreach (var work in reply.Work)
                running[work.LeaseId] = RunAsync(queue, work);
            return reply.Work.Count;
        }
        catch (Exception e) when (e is RpcException or HttpRequestException)
        {
            log.LogWarning("No work could be leased: {Why}", e.Message);
            return 0;
        }
    }

    async Task RunAsync(GradingQueueService.GradingQueueServiceClient queue, Work work)
    {
        await Task.Yield();
        try
        {
            var lease = new LeaseKeeper(queue, work, options.Value.Heartbeat, crash, time);
            await new Assignment(queue, work, lease, slots, packages, crash, log).RunAsync(abort.Token);
        }
        catch (Exception e)
        {
            // The lease lapses and the queue gives the work to somebody; this worker goes on.
            log.LogError(e, "Submission {Submission} was given up", work.SubmissionId);
        }
        finally
        {
            wakeUp.Ring();
        }
    }

    async Task DrainAsync()
    {
        abort.CancelAfter(options.Value.Drain);
        await Task.WhenAll(running.Values);
        await slots.DisposeAsync();
    }

    public override void Dispose()
    {
        abort.Dispose();
        base.Dispose();
    }
}
