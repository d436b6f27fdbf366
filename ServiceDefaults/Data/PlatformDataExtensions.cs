using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Mockloop.ServiceDefaults.Data;
using Mockloop.ServiceDefaults.Faults;
using Mockloop.ServiceDefaults.Hosting;
using Mockloop.ServiceDefaults.Messaging;
using Mockloop.ServiceDefaults.Timing;
using Npgsql;

namespace Mockloop.ServiceDefaults;

/// <summary>Registers a service's database with everything that lives in it.</summary>
public static class PlatformDataExtensions
{
    const int PoolSize = 20;

    // Seconds. Shorter than a caller's 10: who has to wait for a connection, or for the database, is told which of the two it was.
    const int LongestWait = 5, LongestCommand = 8;

    /// <summary>
    /// Adds the data source, <typeparamref name="TDb"/> (also as <see cref="PlatformDb"/>), the outbox relay, the due-time worker,
    /// the domain clock, housekeeping and the health checks of the database, its schema version and the outbox's lag.
    /// </summary>
    /// <param name="builder">The service's host.</param>
    /// <param name="connectionName">Name of the connection string, such as <c>scheduling-db</c>.</param>
    public static IHostApplicationBuilder AddPlatformData<TDb>(this IHostApplicationBuilder builder, string connectionName) where TDb : PlatformDb
    {
        var services = builder.Services;
        services.AddSingleton(_ => DataSource(builder.Configuration, connectionName));
        services.AddDbContext<TDb>((provider, options) => PlatformDbOptions.Configure(options, provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddScoped<PlatformDb>(provider => provider.GetRequiredService<TDb>());
        services.TryAddSingleton<DomainClock>();
        services.TryAddSingleton<DemoFaults>();
        services.TryAddSingleton<CrashPoints>();
        services.AddSingleton<CommitJournal>();
        services.AddHostedService<CommitJournalTable>();
        services.TryAddSingleton<BrokerState>();
        services.AddSingleton<DatabaseSignals>();
        services.AddHostedService(provider => provider.GetRequiredService<DatabaseSignals>());
        services.AddSingleton(provider => new RowChanges(provider.GetRequiredService<DatabaseSignals>()));
        services.AddHostedService<ClockFollower>();
        services.AddHostedService<OutboxRelay>();
        services.AddHostedService<DueTimeWorker>();
        services.AddHostedService<Housekeeping>();
        services.TryAddSingleton(provider => new Subscriptions(
            services, EndpointNames.Of(provider.GetRequiredService<ServiceName>().Value, builder.Configuration)));
        services.TryAddSingleton<RunningHandlers>();
        services.AddScoped<Redrive>();
        services.AddScoped<ClockAdvance>();
        services.AddScoped<IdleCount>();
        DemoClockPolicy.Add(services);
        services.AddSingleton(new EndpointMapping(routes => MapCalls(routes, builder.Configuration)));
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", tags: ["ready"])
            .AddCheck<OutboxLagHealth>("outbox", tags: ["ready"]);
        return builder;
    }

    static void MapCalls(IEndpointRouteBuilder routes, IConfiguration configuration)
    {
        routes.MapGrpcService<FailedMessagesGrpcService>();
        if (configuration.GetValue("Demo:Enabled", false))
            routes.MapGrpcService<DemoClockGrpcService>();
    }

    static NpgsqlDataSource DataSource(IConfiguration configuration, string name)
    {
        // `dotnet ef` builds the host without any configuration and never opens a connection.
        var connection = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString(name) ?? "Host=unconfigured");
        if (!connection.ContainsKey("Maximum Pool Size"))
            connection.MaxPoolSize = PoolSize;
        if (!connection.ContainsKey("Timeout"))
            connection.Timeout = LongestWait;
        if (!connection.ContainsKey("Command Timeout"))
            connection.CommandTimeout = LongestCommand;
        var source = new NpgsqlDataSourceBuilder(connection.ConnectionString);
        source.UseNodaTime();
        return source.Build();
    }
}
