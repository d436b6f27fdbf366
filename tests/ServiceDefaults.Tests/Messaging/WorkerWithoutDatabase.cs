using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mockloop.ServiceDefaults.Tests.Data;
using Mockloop.ServiceDefaults.Tests.Hosting;
using Mockloop.TestServers;

namespace Mockloop.ServiceDefaults.Tests.Messaging;

/// <summary>A service that consumes and has no database, as the grading worker has none.</summary>
sealed class WorkerWithoutDatabase : IAsyncDisposable
{
    readonly WebApplication app;

    WorkerWithoutDatabase(WebApplication app, TestLog log) => (this.app, Log) = (app, log);

    public TestLog Log { get; }

    public static async Task<WorkerWithoutDatabase> StartAsync(TestPlatform platform, Rung rung)
    {
        var builder = WebApplication.CreateBuilder();
        foreach (var (key, value) in await platform.SettingsAsync("worker"))
            builder.Configuration[key] = value;
        var log = new TestLog();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseTestServer();
        builder.AddServiceDefaults("worker");
        builder.AddPlatformBus(bus => bus.AddConsumer<RingConsumer>());
        builder.Services.AddSingleton(rung);
        var app = builder.Build();
        app.MapServiceDefaults();
        await app.StartAsync();
        using var client = app.GetTestClient();
        await Eventually.HoldsAsync(async () => (await client.GetAsync("/health")).IsSuccessStatusCode);
        return new(app, log);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>How often it rang.</summary>
sealed class Rung
{
    int count;

    public int Count => Volatile.Read(ref count);

    public void Once() => Interlocked.Increment(ref count);
}

sealed class RingConsumer(Rung rung) : IConsumer<Told>
{
    public Task Consume(ConsumeContext<Told> context)
    {
        if (context.Message.By == "fail")
            throw new InvalidOperationException("stumbled");
        rung.Once();
        return Task.CompletedTask;
    }
}
