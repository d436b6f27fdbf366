using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Mockloop.ServiceDefaults.Data;

namespace Mockloop.ServiceDefaults.Timing;

/// <summary>Keeps the process's <see cref="DomainClock"/> at the offset in the database, from before the first request on.</summary>
sealed class ClockFollower(
    IServiceScopeFactory scopes, DomainClock clock, DatabaseSignals signals, ILogger<ClockFollower> log) : BackgroundService
{
    static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryFollowAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var wake = new Wake(signals, Channels.Clock);
        try
        {
            while (true)
            {
                await TryFollowAsync(stoppingToken);
                await wake.WaitAsync(Poll, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    async Task TryFollowAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
            var row = await db.ClockOffsets.AsNoTracking().SingleOrDefaultAsync(ct);
            if (row is not null)
                clock.Follow(row.Offset);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogDebug("The clock's offset cannot be read: {Why}", e.Message);
        }
    }
}
