namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>
/// How many consumers and due handlers run in this process right now, and a bound on the consumers: each holds a database
/// connection for as long as it runs, also while it calls another service, and requests must find some free.
/// </summary>
sealed class RunningHandlers
{
    const int MostConsumers = 10;
    readonly SemaphoreSlim slots = new(MostConsumers);
    int count;

    public int Count => Volatile.Read(ref count);

    /// <summary>Notes a due handler until disposed.</summary>
    public IDisposable Enter()
    {
        Interlocked.Increment(ref count);
        return new Leave(this, slot: false);
    }

    /// <summary>Waits for a free slot and notes a consumer until disposed.</summary>
    public async Task<IDisposable> EnterConsumerAsync(CancellationToken ct)
    {
        await slots.WaitAsync(ct);
        Interlocked.Increment(ref count);
        return new Leave(this, slot: true);
    }

    sealed class Leave(RunningHandlers owner, bool slot) : IDisposable
    {
        public void Dispose()
        {
            Interlocked.Decrement(ref owner.count);
            if (slot)
                owner.slots.Release();
        }
    }
}
