namespace Mockloop.ServiceDefaults.Data;

/// <summary>
/// Rows that somebody waits for. A table takes part by a trigger that says <c>pg_notify('row', id::text)</c>, so that every
/// replica hears of a change that any of them, or a plain UPDATE, commits.
/// </summary>
public sealed class RowChanges
{
    readonly DatabaseSignals signals;

    internal RowChanges(DatabaseSignals signals) => this.signals = signals;

    /// <summary>Begins to watch a row. What is read after this and waited for by it misses no change.</summary>
    public RowWatch Watch(Guid id) => new(signals, id);
}

/// <summary>Waits for changes of one row; those that come while nobody waits are kept as one.</summary>
public sealed class RowWatch : IDisposable
{
    readonly Wake wake;

    internal RowWatch(DatabaseSignals signals, Guid id)
    {
        var name = id.ToString();
        // Nothing said: the connection was away, and the row may have changed meanwhile.
        wake = new(signals, (channel, said) => channel == Channels.Row && (said.Length == 0 || said == name));
    }

    /// <summary>Returns at the next change, or after that long: a lost signal must do no harm.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => wake.WaitAsync(atMost, ct);

    /// <summary>Ends the watch.</summary>
    public void Dispose() => wake.Dispose();
}
