using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mockloop.Identity.Data;
using Mockloop.Identity.Keys;
using OpenIddict.Abstractions;

namespace Mockloop.Identity.Tests.Conformance;

/// <summary>Identity's owner: its key ring, and the lifetimes in its table of clients.</summary>
sealed class IdentityControl(IServiceProvider services) : IRealmControl
{
    const string Setting = OpenIddictConstants.Settings.TokenLifetimes.AccessToken;

    public Task RotateKeyAsync() => ChangeKeysAsync(async db =>
    {
        // Certificates count in whole seconds, and of two of one second the older may go on signing.
        var newest = await db.RealmKeys.Where(k => k.Use == KeyUse.Sign).MaxAsync(k => k.NotBefore);
        var next = DateTimeOffset.FromUnixTimeSeconds(newest.ToUnixTimeSeconds() + 1) - TimeProvider.System.GetUtcNow();
        if (next > TimeSpan.Zero)
            await Task.Delay(next + TimeSpan.FromMilliseconds(20));
        db.Add(RealmKey.Create(KeyUse.Sign, TimeProvider.System.GetUtcNow()));
        await db.SaveChangesAsync();
    });

    public Task WithdrawOldKeysAsync() => ChangeKeysAsync(db =>
        db.RealmKeys.Where(k => k.Use == KeyUse.Sign && db.RealmKeys.Any(n => n.Use == KeyUse.Sign && n.NotBefore > k.NotBefore)).ExecuteDeleteAsync());

    async Task ChangeKeysAsync(Func<IdentityDb, Task> change)
    {
        await using var scope = services.CreateAsyncScope();
        await change(scope.ServiceProvider.GetRequiredService<IdentityDb>());
        await services.GetRequiredService<KeyRing>().RefreshAsync(CancellationToken.None);
    }

    public Task SetTokenLifeAsync(TimeSpan life) =>
        SetAsync(settings => settings[Setting] = life.ToString("c", CultureInfo.InvariantCulture));

    public async ValueTask DisposeAsync() => await SetAsync(settings => settings.Remove(Setting));

    async Task SetAsync(Action<Dictionary<string, string>> change)
    {
        await using var scope = services.CreateAsyncScope();
        var manager = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        var client = await manager.FindByClientIdAsync("simulator") ?? throw new InvalidOperationException("no simulator");
        var descriptor = new OpenIddictApplicationDescriptor();
        await manager.PopulateAsync(descriptor, client);
        change(descriptor.Settings);
        await manager.UpdateAsync(client, descriptor);
    }
}
