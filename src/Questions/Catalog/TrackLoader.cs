using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Mockloop.Questions.Catalog;

/// <summary>
/// Puts the tracks into the database once it answers. They were read and checked before: a bad track stops the
/// program at its start, an absent database only delays readiness.
/// </summary>
sealed class TrackLoader(LoadedTracks loaded, IServiceScopeFactory scopes, ILogger<TrackLoader> log) : BackgroundService, IHealthCheck
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    volatile string? why = "The tracks are not stored yet.";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(why is { } reason ? HealthCheckResult.Unhealthy(reason) : HealthCheckResult.Healthy());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryStoreAsync(stoppingToken))
            await Task.Delay(Pause, stoppingToken);
        log.LogInformation("Tracks: {Tracks}", string.Join(", ", loaded.Tracks.Select(t => $"{t.Definition.Id} {t.Hash[..15]}…")));
    }

    async Task<bool> TryStoreAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<StoreTracks>().HandleAsync(loaded, ct);
            why = null;
            return true;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            why = $"The tracks could not be stored yet: {e.Message}";
            log.LogWarning("{Why}", why);
            return false;
        }
    }
}
