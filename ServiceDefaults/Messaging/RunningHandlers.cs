namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>How many consumers and due handlers run in this process right now.</summary>
sealed class RunningHandlers
{
    int count;

    public int Count => Volatile.Read(ref count);

    public IDisposable Enter()
    {
        Interlocked.Increment(ref count);
        return new Leave(this);
    }

    sealed class Leave(RunningHandlers owner) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref owner.count);
    }
}
