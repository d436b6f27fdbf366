using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Mockloop.ServiceDefaults.Tests.Data;
using Mockloop.TestServers;

namespace Mockloop.ServiceDefaults.Tests.Messaging;

public sealed class TopologyTests : IAsyncLifetime
{
    TestPlatform platform = null!;

    public async ValueTask InitializeAsync() => platform = await TestPlatform.StartAsync();

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task An_event_published_before_a_migrated_consumer_ever_ran_reaches_it()
    {
        await MigrateAsync();
        var id = Guid.CreateVersion7();
        await using (var teller = await TestService.StartAsync(platform, "teller"))
        {
            await teller.PublishAsync(new Told(id));
            await Eventually.HoldsAsync(() => teller.WithDbAsync(db => Task.FromResult(!db.Outbox.Any(m => m.SentAt == null))));
        }

        await using var hearer = await TestService.StartAsync(platform, "hearer", bus => bus.AddConsumer<ToldConsumer>());
        await Eventually.HoldsAsync(async () => await hearer.EffectsAsync(id) == 1);
    }

    // As a service's Program does under --migrate.
    async Task MigrateAsync()
    {
        var builder = WebApplication.CreateBuilder();
        foreach (var (key, value) in await platform.SettingsAsync("hearer"))
            builder.Configuration[key] = value;
        // A database apart: what the test service makes of its own has no history of migrations.
        builder.Configuration["ConnectionStrings:hearer-db"] = (await platform.DatabaseAsync("hearer-migrated")).ConnectionString;
        builder.Logging.ClearProviders();
        builder.AddServiceDefaults("hearer");
        builder.AddPlatformData<UnmigratedDb>("hearer-db");
        builder.AddPlatformBus(bus => bus.AddConsumer<ToldConsumer>());
        await using var app = builder.Build();
        await app.MigrateAsync<UnmigratedDb>();
    }
}

sealed class UnmigratedDb(Microsoft.EntityFrameworkCore.DbContextOptions<UnmigratedDb> options) : ServiceDefaults.Data.PlatformDb(options);
