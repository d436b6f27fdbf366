using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Mockloop.ServiceDefaults.Data;
using Mockloop.ServiceDefaults.Messaging;
using Mockloop.ServiceDefaults.Timing;
using Npgsql;

namespace Mockloop.ServiceDefaults;

/// <summary>Registers a service's database with everything that lives in it.</summary>
public static class PlatformDataExtensions
{
    const int PoolSize = 20;

    /// <summary>
    /// Adds the data source, <typeparamref name="TDb"/> (also as <see cref="PlatformDb"/>), the outbox relay, the due-time worker,
    /// the domain clock, housekeeping and the health checks of the database, its schema version and the outbox's lag.
    /// </summary>
    /// <param name="builder">The service's host.</param>
    /// <param name="connectionName">Name of the connection string, such as <c>scheduling-db</c>.</param>
    public static IHostApplicationBuilder AddPlatformData<TDb>(this IHostApplicationBuilder builder, string connectionName) where TDb : PlatformDb
    {
        var services = builder.Services;
        services.TryAddSingleton(new ServiceName(builder.Configuration, builder.Environment, connectionName));
        services.AddSingleton(_ => DataSource(builder.Configuration, connectionName));
        services.AddDbContext<TDb>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>(), npgsql => npgsql.UseNodaTime())
            .UseSnakeCaseNamingConvention());
        services.AddScoped<PlatformDb>(provider => provider.GetRequiredService<TDb>());
        // A violated constraint is an answer, mapped to a status; EF would log a stack trace for each.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);

        services.TryAddSingleton<DomainClock>();
        services.TryAddSingleton<DemoFaults>();
        services.AddSingleton<DatabaseSignals>();
        services.AddHostedService(provider => provider.GetRequiredService<DatabaseSignals>());
        services.AddHostedService<ClockFollower>();
        services.AddHostedService<OutboxRelay>();
        services.AddHostedService<DueTimeWorker>();
        services.AddHostedService<Housekeeping>();
        services.TryAddSingleton(provider => new Subscriptions(services, provider.GetRequiredService<ServiceName>()));
        services.TryAddSingleton<RunningHandlers>();
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", tags: ["ready"])
            .AddCheck<OutboxLagHealth>("outbox", tags: ["ready"]);
        return builder;
    }

    /// <summary>Brings the schema up to date and returns; one process at a time, whatever the number started.</summary>
    public static async Task MigrateAsync<TDb>(this IHost app, CancellationToken ct = default) where TDb : DbContext
    {
        await using var scope = app.Services.CreateAsyncScope();
        var log = scope.ServiceProvider.GetRequiredService<ILogger<TDb>>();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
        // Npgsql's provider takes a lock on the history table for as long as it migrates.
        await db.Database.MigrateAsync(ct);
        log.LogInformation("Schema of {Database} is up to date, {Count} migrations applied", db.Database.GetDbConnection().Database, pending.Count);
    }

    static NpgsqlDataSource DataSource(IConfiguration configuration, string name)
    {
        // `dotnet ef` builds the host without any configuration and never opens a connection.
        var connection = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString(name) ?? "Host=unconfigured");
        if (!connection.ContainsKey("Maximum Pool Size"))
            connection.MaxPoolSize = PoolSize;
        var source = new NpgsqlDataSourceBuilder(connection.ConnectionString);
        source.UseNodaTime();
        return source.Build();
    }
}
