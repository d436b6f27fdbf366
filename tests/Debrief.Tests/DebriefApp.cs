using System.Net.Http.Headers;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Platform;
using Mockloop.Debrief.Committees;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Reports;
using Mockloop.Debrief.Tests;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Data;
using Mockloop.TestServers;
using NodaTime;

[assembly: AssemblyFixture(typeof(DebriefApp))]

namespace Mockloop.Debrief.Tests;

/// <summary>
/// Debrief in this process on real PostgreSQL and RabbitMQ; Questions and Scheduling are faked at their seams. Tests that step the
/// clock have one of their own, all others share one and keep to their own ids.
/// </summary>
public class DebriefApp : IAsyncLifetime
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    readonly string faults;
    TestPlatform platform = null!;
    FakeQuestions questions = null!;
    WebApplicationFactory<Program> factory = null!;
    GrpcChannel channel = null!;

    public DebriefApp() : this("") { }

    protected DebriefApp(string faults) => this.faults = faults;

    internal FakePeople People { get; } = new();

    internal FakeNames Names { get; } = new();

    public TestDatabase Database { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        platform = await TestPlatform.StartAsync();
        questions = await FakeQuestions.StartAsync();
        Database = await platform.DatabaseAsync("debrief");
        await using (var db = new DebriefDb(new DbContextOptionsBuilder<DebriefDb>()
            .UseNpgsql(Database.ConnectionString, npgsql => npgsql.UseNodaTime()).UseSnakeCaseNamingConvention().Options))
            await db.Database.MigrateAsync();
        var settings = await platform.SettingsAsync("debrief");
        settings["Demo:Faults"] = faults;
        settings["services:questions:grpc:0"] = questions.Url;
        await ConfigureAsync(settings);
        factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            foreach (var (key, value) in settings)
                host.UseSetting(key, value);
            // Failures are looked up in failed_message; the log would drown the tests' own words.
            host.ConfigureLogging(log => log.ClearProviders());
            host.ConfigureTestServices(services => services.AddSingleton<IQualifiedPeople>(People).AddSingleton<ICohortNames>(Names)
                // A query that multiplies rows is a mistake, not a line in a log.
                .ConfigureDbContext<DebriefDb>(db => db.ConfigureWarnings(w => w.Throw(RelationalEventId.MultipleCollectionIncludeWarning))));
        });
        channel = GrpcChannel.ForAddress(factory.Server.BaseAddress, new GrpcChannelOptions { HttpHandler = factory.Server.CreateHandler() });
    }

    /// <summary>Settings of an app of a test's own.</summary>
    protected virtual Task ConfigureAsync(Dictionary<string, string?> settings) => Task.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        await factory.DisposeAsync();
        await questions.DisposeAsync();
        await platform.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A gRPC client signed in as somebody.</summary>
    public DebriefService.DebriefServiceClient As(Guid person, params string[] roles) => new(Signed(platform.Realm.Token(person, roles)));

    /// <summary>A client of the reports, signed in as somebody.</summary>
    public ReportService.ReportServiceClient Reports(Guid person, params string[] roles) => new(Signed(platform.Realm.Token(person, roles)));

    /// <summary>An HTTP client signed in as somebody.</summary>
    public HttpClient Rest(Guid person, params string[] roles)
    {
        var http = factory.CreateClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", platform.Realm.Token(person, roles));
        return http;
    }

    /// <summary>Puts events on the bus as other services would, and waits until nothing moves any more.</summary>
    public async Task TellAsync(params IEnumerable<object> events)
    {
        await using (var scope = factory.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
            foreach (var @event in events)
                db.Publish((dynamic)@event);
            await db.SaveChangesAsync();
        }
        await SettledAsync();
    }

    public async Task SettledAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        while (await MovingAsync() is { } what)
        {
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"Still moving after {Patience}: {what}");
            await Task.Delay(50);
        }
    }

    /// <summary>Domain time.</summary>
    public async Task<Instant> NowAsync() => (await Clock.NextDueAsync(new())).Now.ToInstant();

    /// <summary>Steps domain time forward and waits until all that became due is done.</summary>
    public async Task AdvanceAsync(Duration by)
    {
        await Clock.AdvanceToAsync(new() { Instant = (await NowAsync() + by).ToTimestamp() });
        await SettledAsync();
    }

    DemoClock.DemoClockClient Clock =>
        new(Signed(platform.Realm.Token(new TestToken { ClientId = "simulator" })));

    async Task<IdleReply?> MovingAsync()
    {
        var idle = await Clock.IdleAsync(new());
        if (idle.Failed > 0)
            throw new InvalidOperationException("A message failed: " + await Database.ScalarAsync<string>("select endpoint || ' ' || why || coalesce(stack, '') from failed_message limit 1"));
        bool still = idle.Outbox == 0 && idle.Overdue == 0 && idle.Handling == 0
            && idle.Consumed.All(c => c.Count == idle.Published.GetValueOrDefault(c.EventType));
        return still ? null : idle;
    }

    CallInvoker Signed(string token) => channel.Intercept(headers =>
    {
        headers.Add("authorization", $"Bearer {token}");
        return headers;
    });
}

/// <summary>The same, with every event delayed at random and delivered twice.</summary>
public sealed class ShuffledDebriefApp() : DebriefApp("shuffle,duplicate");
