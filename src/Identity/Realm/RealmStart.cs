using Microsoft.EntityFrameworkCore;
using Mockloop.Identity.Accounts;
using Mockloop.Identity.Data;
using Mockloop.Identity.Keys;
using OpenIddict.Abstractions;

namespace Mockloop.Identity.Realm;

/// <summary>Brings the database in line with the configuration before the first request.</summary>
sealed class RealmStart(IServiceScopeFactory scopes, KeyRing keys) : IHostedService
{
    const long StartLock = 0x6d6f636b_7265616c;

    public async Task StartAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var pending = await services.GetRequiredService<IdentityDb>().Database.GetPendingMigrationsAsync(ct);
        if (pending.Any())
            throw new InvalidOperationException("The schema is older than this program: run it with --migrate first");

        await keys.RefreshAsync(ct);
        // The first may take its time: a slow hash for every demo person.
        services.GetRequiredService<IdentityDb>().Database.SetCommandTimeout(TimeSpan.FromMinutes(3));
        await using var alone = await services.GetRequiredService<IdentityDb>().Database.BeginTransactionAsync(ct);
        // Replicas start at the same moment; the first adds clients and people, the others find them.
        await services.GetRequiredService<IdentityDb>().Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({StartLock})", ct);
        await ApplyClientsAsync(services, ct);
        await services.GetRequiredService<DemoPeople>().ApplyAsync(ct);
        await services.GetRequiredService<BootstrapAdmin>().ApplyAsync(ct);
        await alone.CommitAsync(ct);
    }

    public Task StopAsync(CancellationToken ct) => Task.CompletedTask;

    static async Task ApplyClientsAsync(IServiceProvider services, CancellationToken ct)
    {
        var manager = services.GetRequiredService<IOpenIddictApplicationManager>();
        var wanted = services.GetRequiredService<Clients>().All().ToList();
        foreach (var client in wanted)
        {
            if (await manager.FindByClientIdAsync(client.ClientId!, ct) is { } known)
                await manager.UpdateAsync(known, client, ct);
            else
                await manager.CreateAsync(client, ct);
        }

        if (wanted.All(c => c.ClientId != Clients.Simulator)
            && await manager.FindByClientIdAsync(Clients.Simulator, ct) is { } left)
            await manager.DeleteAsync(left, ct);
    }
}
