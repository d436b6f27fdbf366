namespace Mockloop.Grading.Engine.Sandboxes.Oci;

/// <summary>A thread that waits for work, one piece at a time: measuring neither waits for the thread pool nor starts a thread.</summary>
sealed class OwnThread : IDisposable
{
    readonly SemaphoreSlim signal = new(0);
    Action? work;

    public OwnThread()
    {
        new Thread(Work) { IsBackground = true, Name = "sandbox" }.Start();
    }

    /// <summary>Runs it there.</summary>
    public Task<T> RunAsync<T>(Func<T> function)
    {
        // Whoever waits goes on elsewhere: this thread is for the sandbox alone.
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        work = () =>
        {
            try
            {
                done.SetResult(function());
            }
            catch (OperationCanceledException e)
            {
                done.SetCanceled(e.CancellationToken);
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        };
        signal.Release();
        return done.Task;
    }

    void Work()
    {
        while (true)
        {
            signal.Wait();
            if (Interlocked.Exchange(ref work, null) is not { } piece) // before it runs: the next one may be laid down before it returns
            {
                signal.Dispose();
                return;
            }
            piece();
        }
    }

    /// <summary>Ends the thread, which is idle.</summary>
    public void Dispose()
    {
        work = null;
        signal.Release();
    }
}
