using MassTransit;
using Microsoft.EntityFrameworkCore;
using Mockloop.ServiceDefaults.Tests.Data;
using Mockloop.TestServers;

namespace Mockloop.ServiceDefaults.Tests.Messaging;

public sealed class OutboxTests : IAsyncLifetime
{
    TestPlatform platform = null!;

    public async ValueTask InitializeAsync() => platform = await TestPlatform.StartAsync();

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task An_event_leaves_when_its_state_commits_and_not_when_it_rolls_back()
    {
        await using var service = await TestService.StartAsync(platform, "teller", bus => bus.AddConsumer<ToldConsumer>());
        var (lost, kept) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        await Should.ThrowAsync<DbUpdateException>(service.SaveAsync(db =>
        {
            db.Publish(new Told(lost));
            db.Effects.Add(new Effect { Id = lost, Of = lost, By = null! });
        }));
        await service.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Publish(new Told(lost));
            return await db.SaveChangesAsync();
        });
        await service.PublishAsync(new Told(kept));

        await Eventually.HoldsAsync(async () => await service.EffectsAsync(kept) == 1);
        (await service.WithDbAsync(db => db.Outbox.CountAsync())).ShouldBe(1);
        (await service.EffectsAsync(lost)).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_killed_process_left_in_the_outbox_is_published_by_the_next_one()
    {
        await using var hearer = await TestService.StartAsync(platform, "hearer", bus => bus.AddConsumer<ToldConsumer>());
        var id = Guid.CreateVersion7();
        await using (var writer = await TestService.StartAsync(platform, "teller"))
        {
            await writer.DisposeAsync();
            var options = PlatformDbTestOptions.For((await platform.DatabaseAsync("teller")).ConnectionString);
            await using var db = new TestDb(options);
            db.Publish(new Told(id));
            await db.SaveChangesAsync();
        }

        await Eventually.NothingMoreAsync();
        (await hearer.EffectsAsync(id)).ShouldBe(0);
        await using var next = await TestService.StartAsync(platform, "teller");
        await Eventually.HoldsAsync(async () => await hearer.EffectsAsync(id) == 1);
    }

    [Fact]
    public async Task Replicas_of_a_relay_do_not_publish_the_same_event()
    {
        await using var hearer = await TestService.StartAsync(platform, "hearer", bus => bus.AddConsumer<ToldConsumer>());
        await using var one = await TestService.StartAsync(platform, "teller");
        await using var two = await TestService.StartAsync(platform, "teller");
        var (before, twice) = (0, new List<int>());

        // What the broker of a busy machine confirms too late is sent again; replicas that share nothing send twice every time.
        for (var time = 0; time < 4 && !twice.Contains(0); time++)
        {
            var id = Guid.CreateVersion7();
            await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
                (i % 2 == 0 ? one : two).PublishAsync([.. Enumerable.Range(0, 10).Select(_ => new Told(id))])));
            await Eventually.HoldsAsync(async () => await hearer.EffectsAsync(id) == 200);
            var now = await hearer.WithDbAsync(db => db.Inbox.SumAsync(m => m.Duplicates));
            twice.Add(now - before);
            before = now;
        }
        twice.ShouldContain(0);
    }

    [Fact]
    public async Task Events_wait_while_the_broker_is_away_without_holding_locks_and_leave_when_it_is_back()
    {
        await using var broker = await CuttableBroker.StartAsync();
        await using var service = await TestService.StartAsync(platform, "teller", bus => bus.AddConsumer<ToldConsumer>(),
            settings: new() { ["ConnectionStrings:rabbitmq"] = broker.ConnectionString });
        var (before, during) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await service.PublishAsync(new Told(before));
        await Eventually.HoldsAsync(async () => await service.EffectsAsync(before) == 1);

        broker.Cut();
        await service.PublishAsync(new Told(during));
        await service.WithDbAsync(db => db.Outbox.Where(m => m.SentAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.CreatedAt, m => m.CreatedAt - NodaTime.Duration.FromMinutes(1))));
        await Eventually.HoldsAsync(async () => (await service.HealthAsync()).Contains("oldest event in the outbox has waited"));
        await Eventually.HoldsAsync(() => service.WithDbAsync(async db =>
            (await db.Outbox.FromSql($"select * from outbox_message where sent_at is null for update skip locked").CountAsync()) == 1));

        broker.Restore();
        await Eventually.HoldsAsync(async () => await service.EffectsAsync(during) == 1);
        (await service.WithDbAsync(db => db.Outbox.CountAsync(m => m.SentAt == null))).ShouldBe(0);
    }
}
