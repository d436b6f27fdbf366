namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>What the relay last saw of the broker, for whoever asks how this process is.</summary>
sealed class BrokerState
{
    volatile string? trouble;
    volatile bool wasReady;

    /// <summary>Why events do not leave, in words; null while they do.</summary>
    public string? Trouble { get => trouble; set => trouble = value; }

    /// <summary>Whether this process had all its queues once.</summary>
    public bool WasReady => wasReady;

    public void Ready() => wasReady = true;
}
