namespace Mockloop.Grading.Leasing;

/// <summary>Says that there may be work. Any number of signals before somebody listens are one.</summary>
sealed class WakeUp
{
    readonly SemaphoreSlim signal = new(0, 1);

    /// <summary>Wakes the loop.</summary>
    public void Ring()
    {
        try
        {
            signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // It rings already.
        }
    }

    /// <summary>Waits for a ring, at most that long.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancel) => signal.WaitAsync(atMost, cancel);
}
