using System.Collections.Concurrent;

namespace Mockloop.Grading.Engine.Sandboxes.Oci;

/// <summary>
/// Sandboxes started ahead. Starting one costs a core some 25 ms, so it is done while nothing is being measured, unless
/// the pool is nearly empty.
/// </summary>
sealed class WarmPool : IAsyncDisposable
{
    const int NearlyEmpty = 1;

    readonly ConcurrentQueue<OciSandbox> waiting = new();
    readonly CancellationTokenSource closing = new();
    readonly SemaphoreSlim taken = new(0);
    readonly Func<CancellationToken, Task<OciSandbox>> start;
    readonly Quiet quiet;
    readonly int depth;
    readonly Task filling;

    public WarmPool(int depth, Func<CancellationToken, Task<OciSandbox>> start, Quiet quiet)
    {
        (this.depth, this.start, this.quiet) = (depth, start, quiet);
        filling = Task.Run(FillAsync);
    }

    /// <summary>How many wait now.</summary>
    public int Waiting => waiting.Count;

    public async ValueTask<OciSandbox> TakeAsync(CancellationToken cancel)
    {
        var warm = waiting.TryDequeue(out var sandbox);
        taken.Release();
        return warm ? sandbox! : await start(cancel);
    }

    async Task FillAsync()
    {
        try
        {
            for (; ; await taken.WaitAsync(closing.Token))
                await RefillAsync();
        }
        catch (OperationCanceledException)
        {
            // Closed.
        }
    }

    async Task RefillAsync()
    {
        try
        {
            while (waiting.Count < depth)
            {
                await quiet.WaitAsync(() => waiting.Count <= NearlyEmpty, closing.Token);
                waiting.Enqueue(await start(closing.Token));
            }
        }
        catch (SandboxException)
        {
            // The next one who takes finds none waiting, starts one himself, and learns why.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await filling;
        while (waiting.TryDequeue(out var sandbox))
            await sandbox.DisposeAsync();
        closing.Dispose();
        taken.Dispose();
    }
}
