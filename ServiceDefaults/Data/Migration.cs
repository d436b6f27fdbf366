using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mockloop.ServiceDefaults;

/// <summary>The <c>--migrate</c> run of a service.</summary>
public static class Migration
{
    // Any number will do as long as all migrating processes agree on it.
    const long Lock = 0x6d6f636b6c6f6f70;

    /// <summary>Creates the database where it is missing and brings its schema up to date; of several processes one works, the others wait.</summary>
    public static async Task MigrateAsync<TDb>(this IHost app, CancellationToken ct = default) where TDb : DbContext
    {
        await using var scope = app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<TDb>().Database;
        var creator = database.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(ct))
            await creator.CreateAsync(ct);

        // The lock belongs to the connection, so it is opened here and kept.
        await database.OpenConnectionAsync(ct);
        await database.ExecuteSqlAsync($"select pg_advisory_lock({Lock})", ct);
        var pending = (await database.GetPendingMigrationsAsync(ct)).ToList();
        await database.MigrateAsync(ct);
        await database.ExecuteSqlAsync($"select pg_advisory_unlock({Lock})", ct);
        await database.CloseConnectionAsync();

        var log = scope.ServiceProvider.GetRequiredService<ILogger<TDb>>();
        log.LogInformation("The schema of {Database} is up to date; {Count} migrations applied", database.GetDbConnection().Database, pending.Count);
    }
}
