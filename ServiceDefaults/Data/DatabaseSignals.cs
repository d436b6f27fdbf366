using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mockloop.ServiceDefaults.Data;

/// <summary>
/// One LISTEN connection per process for all channels. A lost signal does no harm: everyone who waits also polls.
/// </summary>
sealed class DatabaseSignals(NpgsqlDataSource source, ILogger<DatabaseSignals> log) : BackgroundService
{
    static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(1);
    static readonly string[] All = [Channels.Outbox, Channels.DueTime, Channels.Clock, Channels.Row];

    /// <summary>Channel and what was said; nothing is said when any number of signals may have been missed.</summary>
    public event Action<string, string>? Received;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bool warned = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(() => warned = false, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                if (!warned)
                    log.LogWarning("Not listening to the database, polling instead: {Why}", e.Message);
                warned = true;
                await Task.Delay(Reconnect, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    async Task ListenAsync(Action connected, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        connection.Notification += (_, e) => Received?.Invoke(e.Channel, e.Payload);
        await using (var listen = new NpgsqlCommand(string.Join(';', All.Select(c => $"listen {c}")), connection))
            await listen.ExecuteNonQueryAsync(ct);
        connected();
        // What was announced while nobody listened.
        foreach (string channel in All)
            Received?.Invoke(channel, "");
        while (true)
            await connection.WaitAsync(ct);
    }
}
