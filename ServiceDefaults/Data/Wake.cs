namespace Mockloop.ServiceDefaults.Data;

/// <summary>Wakes one sleeper; signals that come while it works are kept as one.</summary>
sealed class Wake : IDisposable
{
    readonly SemaphoreSlim signal = new(0, 1);
    readonly DatabaseSignals signals;
    readonly Func<string, string, bool> concerns;

    public Wake(DatabaseSignals signals, params string[] channels) : this(signals, (channel, _) => channels.Contains(channel))
    {
    }

    /// <param name="signals">What is announced.</param>
    /// <param name="concerns">Whether the sleeper cares, by channel and what was said.</param>
    public Wake(DatabaseSignals signals, Func<string, string, bool> concerns)
    {
        (this.signals, this.concerns) = (signals, concerns);
        signals.Received += OnSignal;
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => signal.WaitAsync(atMost, ct);

    public void Dispose() => signals.Received -= OnSignal;

    public void Signal()
    {
        try { signal.Release(); }
        catch (SemaphoreFullException) { } // already awake
    }

    void OnSignal(string channel, string said)
    {
        if (concerns(channel, said))
            Signal();
    }
}
