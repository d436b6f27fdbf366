namespace Mockloop.Grading.Engine.Sandboxes.Oci;

/// <summary>Knows when nothing is being measured: starting and removing sandboxes waits for that, or it would slow what runs.</summary>
sealed class Quiet
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(2);
    int measurements;
    long lastEnd = Environment.TickCount64;

    /// <summary>Something is measured until the result is disposed.</summary>
    public Measurement Disturb()
    {
        Interlocked.Increment(ref measurements);
        return new(this);
    }

    /// <summary>Returns when nothing has been measured for a moment, or at once when that is urgent.</summary>
    public async Task WaitAsync(Func<bool> isUrgent, CancellationToken cancel)
    {
        while (!isUrgent() && (Volatile.Read(ref measurements) > 0 || Environment.TickCount64 - Volatile.Read(ref lastEnd) < 4))
            await Task.Delay(Look, cancel);
    }

    /// <summary>One measurement under way.</summary>
    public readonly struct Measurement(Quiet quiet) : IDisposable
    {
        public void Dispose()
        {
            Volatile.Write(ref quiet.lastEnd, Environment.TickCount64);
            Interlocked.Decrement(ref quiet.measurements);
        }
    }
}
