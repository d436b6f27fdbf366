using System.Net.Http.Headers;
using System.Text.Json;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mockloop.Contracts.Platform;
using Mockloop.ServiceDefaults.Data;
using Mockloop.TestServers;

namespace Mockloop.ServiceTests;

/// <summary>
/// One service on a database and a broker of its own, its events shuffled and delivered twice throughout. Neighbours are
/// whatever answers at the addresses given.
/// </summary>
public sealed class ServiceApp<TProgram, TDb> : IAsyncDisposable where TProgram : class where TDb : PlatformDb
{
    readonly WebApplicationFactory<TProgram> _factory;
    readonly GrpcChannel _channel;

    ServiceApp(TestPlatform platform, TestDatabase database, WebApplicationFactory<TProgram> factory)
    {
        (Platform, Database, _factory) = (platform, database, factory);
        _channel = GrpcChannel.ForAddress(factory.Server.BaseAddress, new GrpcChannelOptions { HttpHandler = factory.Server.CreateHandler() });
    }

    public TestPlatform Platform { get; }

    public TestDatabase Database { get; }

    public static Task<ServiceApp<TProgram, TDb>> StartAsync(string service, params IReadOnlyList<(string Name, string Url)> neighbours) =>
        StartAsync(service, new Dictionary<string, string>(), neighbours);

    /// <summary>With settings of the test's own.</summary>
    public static async Task<ServiceApp<TProgram, TDb>> StartAsync(
        string service, IReadOnlyDictionary<string, string> own, params IReadOnlyList<(string Name, string Url)> neighbours)
    {
        var platform = await TestPlatform.StartAsync();
        var database = await platform.DatabaseAsync(service);
        await MigrateAsync(database);
        var settings = await platform.SettingsAsync(service);
        settings["Demo:Faults"] = "shuffle,duplicate";
        settings["Logging:LogLevel:Default"] = "Warning";
        foreach (var (name, url) in neighbours)
            settings[$"services:{name}:grpc:0"] = url;
        foreach (var (key, value) in own)
            settings[key] = value;
        var factory = new WebApplicationFactory<TProgram>().WithWebHostBuilder(host =>
        {
            foreach (var (key, value) in settings)
                host.UseSetting(key, value);
        });
        return new(platform, database, factory);
    }

    /// <summary>Calls carry the token.</summary>
    public CallInvoker As(string token) => _channel.Intercept(metadata =>
    {
        metadata.Add("authorization", $"Bearer {token}");
        return metadata;
    });

    /// <summary>REST with the token.</summary>
    public HttpClient Rest(string token)
    {
        var client = _factory.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async Task<T> WithDbAsync<T>(Func<TDb, Task<T>> use)
    {
        await using var scope = _factory.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TDb>());
    }

    /// <summary>Events as another service would send them.</summary>
    public Task TellAsync(params IReadOnlyList<Action<PlatformDb>> publish) => WithDbAsync(db =>
    {
        foreach (var one in publish)
            one(db);
        return db.SaveChangesAsync();
    });

    /// <summary>Everything of that type the service wrote to its outbox.</summary>
    public async Task<List<T>> PublishedAsync<T>()
    {
        var json = await Database.ScalarAsync<string>(
            $"select coalesce(json_agg(payload::json order by seq), '[]')::text from outbox_message where type = '{typeof(T).FullName}'");
        return JsonSerializer.Deserialize<List<T>>(json!, JsonSerializerOptions.Web)!;
    }

    /// <summary>Waits until nothing moves: outbox sent, what is consumed here handled, nothing overdue. Nothing may have failed.</summary>
    public async Task SettledAsync()
    {
        var quiet = 0;
        await UntilAsync(async () =>
        {
            var idle = await Clock.IdleAsync(new IdleRequest());
            var isQuiet = idle is { Outbox: 0, Overdue: 0, Handling: 0 } && idle.Consumed.All(c => c.Count >= idle.Published.GetValueOrDefault(c.EventType));
            return (quiet = isQuiet ? quiet + 1 : 0) >= 2;
        });
        (await Database.ScalarAsync<string>("select string_agg(endpoint || ': ' || why, E'\\n') from failed_message")).ShouldBeNull();
    }

    DemoClock.DemoClockClient Clock => new(As(Platform.Realm.Token(new TestToken { ClientId = "simulator" })));

    /// <summary>Fails when the condition does not come true in 45 s.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var waited = 0; waited < 45_000; waited += 100)
        {
            if (await condition())
                return;
            await Task.Delay(100);
        }
        throw new TimeoutException("It did not come true in 45 s.");
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _factory.DisposeAsync();
        await Platform.DisposeAsync();
    }

    static async Task MigrateAsync(TestDatabase database)
    {
        var options = new DbContextOptionsBuilder<TDb>()
            .UseNpgsql(database.ConnectionString, npgsql => npgsql.UseNodaTime()).UseSnakeCaseNamingConvention().Options;
        await using var db = (TDb)Activator.CreateInstance(typeof(TDb), options)!;
        await db.Database.MigrateAsync();
    }
}
