using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Mockloop.ServiceDefaults.Tests.Data;
using Mockloop.TestServers;
using Npgsql;

namespace Mockloop.ServiceDefaults.Tests.Messaging;

/// <summary>Broker and database in trouble: clear words, bounded waits, and recovery by itself.</summary>
public sealed class TroubleTests(ITestOutputHelper output) : IAsyncLifetime
{
    TestPlatform platform = null!;

    public async ValueTask InitializeAsync() => platform = await TestPlatform.StartAsync();

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    /// <summary>Past the first backoffs; MOCKLOOP_TEST_BROKER_AWAY gives another number of seconds, for instance 60.</summary>
    static readonly TimeSpan Away =
        TimeSpan.FromSeconds(int.Parse(Environment.GetEnvironmentVariable("MOCKLOOP_TEST_BROKER_AWAY") ?? "12", CultureInfo.InvariantCulture));

    [Fact]
    public async Task Without_its_broker_a_service_answers_says_so_and_catches_up_soon_after()
    {
        await using var broker = await CuttableBroker.StartAsync();
        await using var service = await TestService.StartAsync(platform, "hearer", bus => bus.AddConsumer<ToldConsumer>(),
            settings: new() { ["ConnectionStrings:rabbitmq"] = broker.ConnectionString });

        broker.Cut();
        await Eventually.HoldsAsync(async () => (await service.HealthAsync()).Contains("The broker does not answer"));
        (await service.HealthAsync()).ShouldStartWith("{\"status\":\"Degraded\"");
        Guid[] ids = [.. Enumerable.Range(0, 200).Select(_ => Guid.CreateVersion7())];
        foreach (var id in ids)
            await service.PublishAsync(new Told(id));
        // Long enough for a growing pause between tries to have grown.
        await Task.Delay(Away);
        (await service.WithDbAsync(db => db.Outbox.CountAsync(m => m.SentAt == null))).ShouldBe(200);

        broker.Restore();
        var clock = Stopwatch.StartNew();
        await Eventually.HoldsAsync(async () => await service.WithDbAsync(db => db.Effects.CountAsync()) == 200);
        output.WriteLine($"200 events handled {clock.Elapsed.TotalSeconds:0.0} s after the broker's return");
        await Eventually.HoldsAsync(async () => (await service.HealthAsync()).StartsWith("{\"status\":\"Healthy\"", StringComparison.Ordinal));
        (await service.WithDbAsync(db => db.Effects.Select(e => e.Of).Distinct().CountAsync())).ShouldBe(200);
    }

    [Fact]
    public async Task Under_the_brokers_disk_alarm_events_wait_and_health_names_the_alarm()
    {
        await using var broker = await OwnRabbitMq.StartAsync();
        await using var service = await TestService.StartAsync(platform, "hearer", bus => bus.AddConsumer<ToldConsumer>(),
            settings: new() { ["ConnectionStrings:rabbitmq"] = broker.ConnectionString });
        var (before, during) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await service.PublishAsync(new Told(before));
        await Eventually.HoldsAsync(async () => await service.EffectsAsync(before) == 1);

        await broker.SetDiskLimitAsync("100000GB");
        await Eventually.HoldsAsync(async () =>
        {
            // The alarm may come a moment after its limit: what was sent in between has gone and tells nothing.
            await service.PublishAsync(new Told(Guid.CreateVersion7()));
            await Task.Delay(500);
            return (await service.HealthAsync()).Contains("refuses to take messages: low on disk");
        });
        await service.PublishAsync(new Told(during));
        (await service.Failed("admin").ListAsync(new(), deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(5))).Total.ShouldBe(0);
        (await service.EffectsAsync(during)).ShouldBe(0);

        await broker.SetDiskLimitAsync("50MB");
        await Eventually.HoldsAsync(async () => await service.EffectsAsync(during) == 1);
        await Eventually.HoldsAsync(async () => (await service.HealthAsync()).StartsWith("{\"status\":\"Healthy\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_busy_pool_and_a_slow_database_are_told_apart_within_a_bounded_wait()
    {
        var database = await platform.DatabaseAsync("hearer");
        var small = new NpgsqlConnectionStringBuilder(database.ConnectionString) { MaxPoolSize = 8, Timeout = 2, CommandTimeout = 4 };
        await using var service = await TestService.StartAsync(platform, "hearer", settings: new() { ["ConnectionStrings:hearer-db"] = small.ConnectionString });
        await using var holder = new NpgsqlConnection(database.ConnectionString);
        await holder.OpenAsync();
        await using var transaction = await holder.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("lock table failed_message in access exclusive mode", holder, transaction))
            await command.ExecuteNonQueryAsync();

        var clock = Stopwatch.StartNew();
        var refused = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => RefusedAsync(service)));
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
        refused.Select(r => r.StatusCode).Distinct().ShouldBe([StatusCode.ResourceExhausted, StatusCode.Unavailable], ignoreOrder: true,
            customMessage: string.Join('\n', refused.Select(r => r.Status.Detail).Distinct()));
        refused.Where(r => r.StatusCode == StatusCode.ResourceExhausted).ShouldAllBe(r => r.Status.Detail.Contains("All connections to the service's database are in use"));
        refused.Where(r => r.StatusCode == StatusCode.Unavailable).ShouldAllBe(r => r.Status.Detail.Contains("took too long"));

        await transaction.RollbackAsync();
        (await service.Failed("admin").ListAsync(new())).Total.ShouldBe(0);
    }

    static async Task<RpcException> RefusedAsync(TestService service) =>
        await Should.ThrowAsync<RpcException>(service.Failed("admin").ListAsync(new()).ResponseAsync);
}
