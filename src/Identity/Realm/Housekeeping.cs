using Microsoft.EntityFrameworkCore;
using Mockloop.Identity.Data;
using Mockloop.Identity.Keys;
using OpenIddict.Abstractions;

namespace Mockloop.Identity.Realm;

/// <summary>Every hour: rotate keys that are due, forget tokens that ended and counters of failed passwords.</summary>
sealed class Housekeeping(
    IServiceScopeFactory scopes, KeyRing keys, TimeProvider time, ILogger<Housekeeping> log) : BackgroundService
{
    static readonly TimeSpan KeptAfterEnd = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            try
            {
                await RunAsync(stopping);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "Housekeeping failed; the next turn is in an hour");
            }
        }
    }

    internal async Task RunAsync(CancellationToken ct)
    {
        await keys.RefreshAsync(ct);
        await using var scope = scopes.CreateAsyncScope();
        var before = time.GetUtcNow() - KeptAfterEnd;
        await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(before, ct);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(before, ct);
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        await db.SignInAttempts.Where(a => a.LastAt < before).ExecuteDeleteAsync(ct);
    }
}
