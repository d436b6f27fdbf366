using System.Threading.Channels;

namespace Mockloop.Grading.Engine.Sandboxes.Oci;

/// <summary>Removes used sandboxes one after another, while nothing is measured unless many wait. No program of theirs runs any more.</summary>
sealed class Undertaker : IAsyncDisposable
{
    const int Many = 8;
    readonly Channel<Func<Task>> waiting = Channel.CreateUnbounded<Func<Task>>();
    readonly CancellationTokenSource closing = new();
    readonly List<Exception> failures = [];
    readonly Task working;

    public Undertaker(Quiet quiet) => working = Task.Run(() => WorkAsync(quiet));

    /// <summary>Removes it by and by.</summary>
    public void Take(Func<Task> removal) => waiting.Writer.TryWrite(removal);

    async Task WorkAsync(Quiet quiet)
    {
        await foreach (var removal in waiting.Reader.ReadAllAsync())
            try
            {
                await quiet.WaitAsync(() => closing.IsCancellationRequested || waiting.Reader.Count >= Many, CancellationToken.None);
                await removal();
            }
            catch (Exception e) when (e is SandboxException or IOException or TimeoutException or UnauthorizedAccessException)
            {
                lock (failures)
                    failures.Add(e);
            }
    }

    /// <summary>Removes what still waits.</summary>
    /// <exception cref="SandboxException">Something could not be removed.</exception>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        waiting.Writer.Complete();
        await working;
        closing.Dispose();
        if (failures.Count > 0)
            throw new SandboxException($"{failures.Count} sandboxes could not be removed; the first: {failures[0].Message}", failures[0]);
    }
}
