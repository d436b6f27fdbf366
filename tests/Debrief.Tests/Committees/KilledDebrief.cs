using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Platform;
using Mockloop.Debrief.Data;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Faults;
using Mockloop.TestServers;
using NodaTime;

namespace Mockloop.Debrief.Tests.Committees;

/// <summary>
/// Debrief as a process of its own that dies by SIGKILL where it is told to, and is started again by whoever misses it. Every event
/// comes twice and in any order.
/// </summary>
public sealed class KilledDebrief : IAsyncLifetime
{
    static readonly string[] Deaths =
        [CrashPoints.CallDone, CrashPoints.EffectCommitted, CrashPoints.EffectUncommitted, CrashPoints.DueHandled, CrashPoints.EventCommitted, CrashPoints.EventPublished];
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    readonly DirectoryInfo crashes = Directory.CreateTempSubdirectory("mockloop-crash-");
    TestPlatform platform = null!;
    FakeQuestions questions = null!;
    ServiceProcess process = null!;
    GrpcChannel channel = null!;

    internal FakePeople People { get; } = new();

    internal TestDatabase Database { get; private set; } = null!;

    /// <summary>How often it died.</summary>
    internal int Died { get; private set; }

    public async ValueTask InitializeAsync()
    {
        platform = await TestPlatform.StartAsync();
        questions = await FakeQuestions.StartAsync(People);
        Database = await platform.DatabaseAsync("debrief");
        var settings = await platform.SettingsAsync("debrief");
        settings["Demo:Faults"] = "shuffle,duplicate";
        settings["Demo:CrashFolder"] = crashes.FullName;
        settings["services:questions:grpc:0"] = questions.Url;
        settings["services:scheduling:grpc:0"] = questions.Url;
        using (var migrate = new ServiceProcess("Debrief", settings))
        {
            migrate.Start("--migrate");
            (await migrate.EndAsync(Patience)).ShouldBe(0, migrate.Said);
        }
        process = new ServiceProcess("Debrief", settings);
        process.Start();
        await process.UntilHealthyAsync(Patience);
        channel = GrpcChannel.ForAddress(process.GrpcUrl);
    }

    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        process.Dispose();
        await questions.DisposeAsync();
        await platform.DisposeAsync();
        crashes.Delete(recursive: true);
    }

    /// <summary>The next to come by this point dies.</summary>
    internal void Arm(Random dice) => File.WriteAllText(Path.Combine(crashes.FullName, $"debrief.{Deaths[dice.Next(Deaths.Length)]}"), "");

    internal DebriefService.DebriefServiceClient As(Guid person) => new(Signed(platform.Realm.Token(person)));

    /// <summary>Puts events where the process's own relay finds them, as if others had told them.</summary>
    internal async Task TellAsync(params IEnumerable<object> events)
    {
        await using var db = new DebriefDb(new DbContextOptionsBuilder<DebriefDb>()
            .UseNpgsql(Database.ConnectionString, npgsql => npgsql.UseNodaTime()).UseSnakeCaseNamingConvention().Options);
        foreach (var @event in events)
            db.Publish((dynamic)@event);
        await db.SaveChangesAsync();
        await SettledAsync();
    }

    /// <summary>Calls until there is an answer, however often the process dies over it; true unless it was refused.</summary>
    internal async Task<bool> CallAsync(Func<Task> call)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
            try
            {
                await call();
                return true;
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.Internal or StatusCode.Cancelled or StatusCode.DeadlineExceeded or StatusCode.Aborted)
            {
                if (limit.IsCancellationRequested)
                    throw new InvalidOperationException($"No answer in {Patience}.\n{process.Said}", e);
                await ReviveAsync();
            }
            catch (RpcException)
            {
                return false;
            }
    }

    internal async Task AdvanceAsync(Duration by)
    {
        var until = (Instant?)null;
        await CallAsync(async () =>
        {
            until ??= (await Clock.NextDueAsync(new())).Now.ToInstant() + by;
            await Clock.AdvanceToAsync(new() { Instant = until.Value.ToTimestamp() });
        });
        await SettledAsync();
    }

    internal async Task<Instant> NowAsync()
    {
        Instant now = default;
        await CallAsync(async () => now = (await Clock.NextDueAsync(new())).Now.ToInstant());
        return now;
    }

    /// <summary>Waits until nothing moves any more.</summary>
    internal async Task SettledAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        IdleReply? idle = null;
        while (true)
        {
            await CallAsync(async () => idle = await Clock.IdleAsync(new()));
            if (idle!.Failed > 0)
                throw new InvalidOperationException("A message failed: " + await Database.ScalarAsync<string>("select endpoint || ' ' || why || coalesce(stack, '') from failed_message limit 1"));
            if (idle.Outbox == 0 && idle.Overdue == 0 && idle.Handling == 0 && idle.Consumed.All(c => c.Count == idle.Published.GetValueOrDefault(c.EventType)))
                return;
            limit.IsCancellationRequested.ShouldBeFalse($"still moving: {idle}");
            await Task.Delay(50);
        }
    }

    // It may die while it starts, too; and a call that broke off may have been no death at all.
    async Task ReviveAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        do
        {
            limit.IsCancellationRequested.ShouldBeFalse(process.Said);
            await Task.Delay(50);
            if (!process.Runs)
                Restart();
        }
        while (!await process.IsHealthyAsync());
    }

    void Restart()
    {
        Died++;
        process.Start();
    }

    DemoClock.DemoClockClient Clock => new(Signed(platform.Realm.Token(new TestToken { ClientId = "simulator" })));

    CallInvoker Signed(string token) => channel.Intercept(headers =>
    {
        headers.Add("authorization", $"Bearer {token}");
        return headers;
    });
}
