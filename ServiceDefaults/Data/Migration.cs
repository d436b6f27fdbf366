using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Mockloop.ServiceDefaults.Messaging;

namespace Mockloop.ServiceDefaults;

/// <summary>The <c>--migrate</c> run of a service.</summary>
public static class Migration
{
    static readonly TimeSpan LongestStatement = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Creates the database where it is missing and brings its schema up to date; of several processes one works, the others wait.
    /// Then declares the service's queues: when every service was migrated, no event can miss one.
    /// </summary>
    public static async Task MigrateAsync<TDb>(this IHost app, CancellationToken ct = default) where TDb : DbContext
    {
        await using var scope = app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<TDb>().Database;
        var creator = database.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(ct))
            await creator.CreateAsync(ct);

        database.SetCommandTimeout(LongestStatement);
        int pending = (await database.GetPendingMigrationsAsync(ct)).Count();
        // EF locks its history table meanwhile, and looks again behind the lock.
        await database.MigrateAsync(ct);

        var log = scope.ServiceProvider.GetRequiredService<ILogger<TDb>>();
        log.LogInformation("The schema of {Database} is up to date; {Count} migrations were missing", database.GetDbConnection().Database, pending);

        if (app.Services.GetService<Topology>() is not { } topology)
            return;
        await topology.DeployAsync(ct);
        log.LogInformation("The service's queues stand");
    }
}
