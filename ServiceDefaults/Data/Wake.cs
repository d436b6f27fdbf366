namespace Mockloop.ServiceDefaults.Data;

/// <summary>Wakes one sleeper; signals that come while it works are kept as one.</summary>
sealed class Wake : IDisposable
{
    readonly SemaphoreSlim signal = new(0, 1);
    readonly DatabaseSignals signals;
    readonly string[] channels;

    public Wake(DatabaseSignals signals, params string[] channels)
    {
        (this.signals, this.channels) = (signals, channels);
        signals.Received += OnSignal;
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => signal.WaitAsync(atMost, ct);

    public void Dispose() => signals.Received -= OnSignal;

    public void Signal()
    {
        try { signal.Release(); }
        catch (SemaphoreFullException) { } // already awake
    }

    void OnSignal(string channel)
    {
        if (channels.Contains(channel))
            Signal();
    }
}
