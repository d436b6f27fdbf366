using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;
using Mockloop.Matching;
using Mockloop.Matching.Data;
using Mockloop.Matching.Pool;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Hosting;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Load.Pool;

/// <summary>
/// The pool's logic as Matching hosts it, on the same database as the other replica: its due times, clock, locks and use
/// cases are the service's own; only the wires (calls in, calls out, the broker) are played.
/// </summary>
sealed class PoolReplica : IAsyncDisposable
{
    readonly IHost host;

    PoolReplica(IHost host, ReplicaProcess process) => (this.host, Process) = (host, process);

    public ReplicaProcess Process { get; }

    public static async Task<PoolReplica> StartAsync(string connection, PoolWorld world, TickWitness witness)
    {
        var process = new ReplicaProcess();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:matching-db"] = connection });
        builder.Logging.ClearProviders();
        var services = builder.Services;
        services.AddSingleton(new ServiceName("matching"));
        builder.AddPlatformData<MatchingDb>("matching-db");
        services.AddReplicatedMembership<MatchingDb>();
        services.ConfigureDbContext<MatchingDb>((provider, options) => options.AddInterceptors(process, witness.Watch(provider.GetRequiredService<DomainClock>())));
        services.AddSingleton(new SchedulingService.SchedulingServiceClient(new PlayedCalls(world)));
        services.AddSingleton(new QuestionsService.QuestionsServiceClient(new PlayedCalls(world)));
        services.AddScoped<PlayedCaller>().AddScoped<ICaller>(provider => provider.GetRequiredService<PlayedCaller>());
        services.AddUseCases();
        services.AddPoolDueTimes();
        foreach (var consumer in new[] { typeof(InterviewBookedConsumer), typeof(InterviewCancelledConsumer), typeof(PairRefusedConsumer), typeof(MemberWithdrewConsumer) })
            services.AddScoped(consumer);
        var host = builder.Build();
        await host.StartAsync();
        return new(host, process);
    }

    /// <summary>A call by a person.</summary>
    public async Task<TReply> CallAsync<TUseCase, TReply>(Guid person, Func<TUseCase, Task<TReply>> call) where TUseCase : notnull
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<PlayedCaller>().PersonId = person;
        return await call(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    /// <summary>A message, handled once however often it comes, as the inbox does it.</summary>
    public async Task DeliverAsync<TEvent, TConsumer>(Guid messageId, TEvent message) where TEvent : class where TConsumer : class, IConsumer<TEvent>
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MatchingDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var isNew = await db.Database.ExecuteSqlAsync($"""
            insert into inbox_message (message_id, endpoint, type, created_at, handled_at, redelivered)
            values ({messageId}, {typeof(TConsumer).Name}, {typeof(TEvent).Name}, now(), now(), 0) on conflict do nothing
            """) == 1;
        if (isNew)
            await scope.ServiceProvider.GetRequiredService<TConsumer>().Consume(Delivery<TEvent>.Of(message));
        await transaction.CommitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}

/// <summary>Who calls.</summary>
sealed class PlayedCaller : ICaller
{
    public Guid PersonId { get; set; }
    public string Name => "";
    public string? Email => null;
    public bool EmailVerified => false;
    public bool IsAdmin => false;
    public bool IsService => false;
    public Guid? ActingFor => null;
    public string ClientId => "";
}
