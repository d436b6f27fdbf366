using Grpc.Core;
using Mockloop.Contracts.Questions;
using Mockloop.Grading.Engine.Judging;
using Mockloop.ServiceDefaults.Faults;

namespace Mockloop.Grading.Leasing;

/// <summary>Holds a lease while its work is done: prolongs it, tells progress, and hears when nobody wants the work any more.</summary>
sealed class LeaseKeeper(
    GradingQueueService.GradingQueueServiceClient queue, Work work, TimeSpan interval, CrashPoints crash, TimeProvider time)
    : IProgress<JudgeProgress>
{
    // A call that hangs must not cost the lease, which lasts three times as long.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    volatile JudgeProgress progress = new("", 0, 0);

    public void Report(JudgeProgress value) => progress = value;

    /// <summary>Until the end; cancels the work when it is not wanted.</summary>
    public async Task KeepAsync(CancellationTokenSource unwanted, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                if (!await IsWantedAsync(ended))
                {
                    await unwanted.CancelAsync();
                    return;
                }
                await crash.PassAsync(CrashPoints.LeaseHeld, Guid.Parse(work.SubmissionId));
            }
        }
        catch (Exception e) when (ended.IsCancellationRequested && e is OperationCanceledException or RpcException)
        {
            // The end came between two beats, or in the middle of one.
        }
    }

    async Task<bool> IsWantedAsync(CancellationToken ended)
    {
        var now = progress;
        var beat = new HeartbeatRequest { LeaseId = work.LeaseId, TestsDone = now.Done, TestsTotal = now.Total, Step = now.Step };
        try
        {
            return (await queue.HeartbeatAsync(beat, deadline: Deadline, cancellationToken: ended)).Wanted;
        }
        catch (Exception e) when (!ended.IsCancellationRequested && e is RpcException or HttpRequestException)
        {
            return true; // Questions is away for a moment; the lease is longer than that
        }
    }

    /// <summary>The worker leaves: somebody else may have the work at once. Without an answer they get it when the lease has lapsed.</summary>
    public async Task GiveBackAsync()
    {
        try
        {
            await queue.GiveBackAsync(new() { LeaseId = work.LeaseId }, deadline: Deadline);
        }
        catch (Exception e) when (e is RpcException or HttpRequestException)
        {
            // The lease lapses.
        }
    }

    DateTime Deadline => time.GetUtcNow().UtcDateTime + Patience;
}
