using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mockloop.Contracts.Platform;
using Mockloop.Contracts.Scheduling;
using Mockloop.Questions.Data;
using Mockloop.ServiceDefaults.Timing;
using Mockloop.TestServers;

namespace Mockloop.Questions.Tests;

/// <summary>The service on a database, a broker prefix and a realm of its own; events enter through its own outbox.</summary>
public class QuestionsApp : IAsyncLifetime
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    TestPlatform platform = null!;
    Host host = null!;
    GrpcChannel channel = null!;

    /// <summary>Settings on top of the platform's.</summary>
    protected virtual IReadOnlyDictionary<string, string> Extra { get; } = new Dictionary<string, string>();

    public async ValueTask InitializeAsync()
    {
        platform = await TestPlatform.StartAsync();
        var settings = await platform.SettingsAsync("questions");
        host = new Host([.. settings, .. Extra.Select(e => KeyValuePair.Create(e.Key, (string?)e.Value))]);
        var options = new DbContextOptionsBuilder<QuestionsDb>()
            .UseNpgsql((await platform.DatabaseAsync("questions")).ConnectionString, npgsql => npgsql.UseNodaTime()).UseSnakeCaseNamingConvention();
        await using (var db = new QuestionsDb(options.Options))
            await db.Database.MigrateAsync();
        channel = GrpcChannel.ForAddress(host.Server.BaseAddress, new() { HttpHandler = host.Server.CreateHandler() });
        await EventuallyAsync(async db => (await db.LatestTracks.CountAsync()).ShouldBeGreaterThan(0));
    }

    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        await host.DisposeAsync();
        await platform.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    public Instant Now => host.Services.GetRequiredService<DomainClock>().Now;

    public Proto.QuestionsService.QuestionsServiceClient As(Guid person) => new(channel.With(platform.Realm.Token(person)));

    public Proto.RejudgeService.RejudgeServiceClient Rejudges(Guid person, params string[] roles) => new(channel.With(platform.Realm.Token(person, roles)));

    public Proto.QuestionsService.QuestionsServiceClient AsService() => new(channel.With(platform.Realm.ServiceToken()));

    public Proto.GradingQueueService.GradingQueueServiceClient Worker() => new(channel.With(platform.Realm.ServiceToken("grading")));

    /// <summary>The workers' calls with somebody else's token; null for none.</summary>
    public Proto.GradingQueueService.GradingQueueServiceClient WorkerAs(string? token) =>
        token is null ? new(channel) : new(channel.With(token));

    public string TokenOf(Guid person) => platform.Realm.Token(person);

    public string ServiceToken => platform.Realm.ServiceToken();

    /// <summary>REST with the person's token.</summary>
    public HttpClient Rest(Guid person)
    {
        var client = host.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", TokenOf(person));
        return client;
    }

    public async Task PublishAsync(params object[] events)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuestionsDb>();
        foreach (dynamic @event in events)
            db.Publish(@event);
        await db.SaveChangesAsync();
    }

    /// <summary>Steps the domain clock and waits for every due time that has come.</summary>
    public async Task AdvanceToAsync(Instant instant)
    {
        var clock = Clock();
        if (instant > Now)
            await clock.AdvanceToAsync(new() { Instant = instant.ToTimestamp() });
        await WaitAsync(async () => (await clock.IdleAsync(new())).Overdue.ShouldBe(0));
    }

    internal async Task<T> QueryAsync<T>(Func<QuestionsDb, Task<T>> query)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<QuestionsDb>());
    }

    /// <summary>Waits until the assertion holds on the database.</summary>
    internal Task EventuallyAsync(Func<QuestionsDb, Task> assertion) =>
        WaitAsync(() => QueryAsync(async db => { await assertion(db); return true; }));

    /// <summary>Waits until every event in the outbox was sent, and then until nothing is at work.</summary>
    public async Task SettleAsync()
    {
        var clock = Clock();
        await WaitAsync(async () =>
        {
            var idle = await clock.IdleAsync(new());
            (idle.Outbox, idle.Overdue, idle.Handling).ShouldBe((0, 0, 0));
            foreach (var consumed in idle.Consumed)
                consumed.Count.ShouldBe(idle.Published.GetValueOrDefault(consumed.EventType));
        });
    }

    /// <summary>Work of this name that keeps the service from being idle.</summary>
    public async Task<long> BacklogAsync(string name) => (await Clock().IdleAsync(new())).Backlog[name];

    /// <summary>The events of a type that the service has published, as JSON.</summary>
    public async Task<IReadOnlyList<string>> PublishedAsync<T>(Guid interview)
    {
        var type = typeof(T).FullName;
        var id = $"%{interview}%";
        return await QueryAsync(db => db.Database.SqlQuery<string>(
            $"select payload as \"Value\" from outbox_message where type = {type} and payload like {id}").ToListAsync());
    }

    DemoClock.DemoClockClient Clock() => new(channel.With(platform.Realm.Token(Guid.CreateVersion7(), "admin")));

    static async Task WaitAsync(Func<Task> assertion)
    {
        using var limit = new CancellationTokenSource(Patience);
        for (var pause = 50; ; pause = Math.Min(2 * pause, 250)) // ms; more seldom than a person may call, however long it takes
            try
            {
                await assertion();
                return;
            }
            catch (ShouldAssertException) when (!limit.IsCancellationRequested)
            {
                await Task.Delay(pause);
            }
    }

    sealed class Host(IReadOnlyList<KeyValuePair<string, string?>> settings) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            foreach (var (key, value) in settings)
                builder.UseSetting(key, value);
        }
    }
}
