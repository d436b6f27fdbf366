using Grpc.Net.Client;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mockloop.Contracts.Platform;
using Mockloop.TestServers;

namespace Mockloop.ServiceDefaults.Tests.Data;

/// <summary>A service made of nothing but the defaults, on a real database and broker.</summary>
sealed class TestService : IAsyncDisposable
{
    readonly WebApplication app;
    readonly TestPlatform platform;

    TestService(WebApplication app, TestPlatform platform) => (this.app, this.platform) = (app, platform);

    public IServiceProvider Services => app.Services;

    public static async Task<TestService> StartAsync(
        TestPlatform platform, string name, Action<IBusRegistrationConfigurator>? bus = null, Action<IServiceCollection>? services = null,
        Dictionary<string, string?>? settings = null)
    {
        var builder = WebApplication.CreateBuilder();
        foreach (var (key, value) in (await platform.SettingsAsync(name)).Concat(settings ?? []))
            builder.Configuration[key] = value;
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.AddServiceDefaults(name);
        builder.AddPlatformData<TestDb>($"{name}-db");
        builder.AddPlatformBus(bus);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapServiceDefaults();
        var service = new TestService(app, platform);
        await service.WithDbAsync(db => db.Database.EnsureCreatedAsync());
        await app.StartAsync();
        // An event reaches the queues that stand when it is published.
        await Eventually.HoldsAsync(async () => (await service.HealthAsync()).Contains("\"status\":\"Healthy\",\"checks\""));
        return service;
    }

    public async Task<T> WithDbAsync<T>(Func<TestDb, Task<T>> use)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TestDb>());
    }

    /// <summary>Changes the context and saves it.</summary>
    public Task SaveAsync(Action<TestDb> change) => WithDbAsync(db =>
    {
        change(db);
        return db.SaveChangesAsync();
    });

    public Task PublishAsync<T>(params T[] events) where T : class => SaveAsync(db =>
    {
        foreach (var e in events)
            db.Publish(e);
    });

    public Task<int> EffectsAsync(Guid of) => WithDbAsync(db => db.Effects.CountAsync(e => e.Of == of));

    public DemoClock.DemoClockClient Clock(string client = "simulator") => new(Channel(new TestToken { ClientId = client }));

    public FailedMessages.FailedMessagesClient Failed(params string[] roles) => new(Channel(new TestToken { Roles = roles }));

    public async Task<string> HealthAsync()
    {
        using var client = app.GetTestClient();
        using var reply = await client.GetAsync("/health");
        return await reply.Content.ReadAsStringAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    GrpcChannel Channel(TestToken token)
    {
        var http = app.GetTestClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", platform.Realm.Token(token));
        return GrpcChannel.ForAddress(http.BaseAddress!, new GrpcChannelOptions { HttpClient = http });
    }
}
