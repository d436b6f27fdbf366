using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mockloop.ServiceDefaults.Tests.Data;
using Mockloop.TestServers;

namespace Mockloop.ServiceDefaults.Tests.Messaging;

public sealed class InboxTests : IAsyncLifetime
{
    TestPlatform platform = null!;

    public async ValueTask InitializeAsync() => platform = await TestPlatform.StartAsync();

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task A_second_delivery_is_dropped_and_counted()
    {
        await using var service = await TestService.StartAsync(platform, "hearer", bus => bus.AddConsumer<ToldConsumer>(),
            settings: new() { ["Demo:Faults"] = "duplicate" });
        var id = Guid.CreateVersion7();

        await service.PublishAsync([.. Enumerable.Range(0, 20).Select(_ => new Told(id))]);

        await Eventually.HoldsAsync(async () => await service.WithDbAsync(db => db.Inbox.SumAsync(m => m.Duplicates)) == 20);
        await Eventually.NothingMoreAsync();
        (await service.EffectsAsync(id)).ShouldBe(20);
        var idle = await service.Clock().IdleAsync(new());
        (idle.DuplicatesDropped, idle.Failed).ShouldBe((20, 0));
    }

    [Fact]
    public async Task A_retried_attempt_starts_afresh_and_its_events_leave_once()
    {
        await using var service = await TestService.StartAsync(platform, "hearer",
            bus => { bus.AddConsumer<StumblingConsumer>(); bus.AddConsumer<ToldOnConsumer>(); },
            services => services.AddSingleton(new Stumbles(2)));
        var id = Guid.CreateVersion7();

        await service.PublishAsync(new Told(id));

        await Eventually.HoldsAsync(async () => await service.WithDbAsync(db => db.Effects.AnyAsync(e => e.Of == id && e.By == nameof(ToldOn))));
        await Eventually.NothingMoreAsync();
        (await service.WithDbAsync(db => db.Effects.Where(e => e.Of == id).Select(e => e.By).ToListAsync())).ShouldBe(["", nameof(ToldOn)], ignoreOrder: true);
        (await service.WithDbAsync(db => db.Outbox.CountAsync(m => m.Type == typeof(ToldOn).FullName))).ShouldBe(1);
    }

    [Fact]
    public async Task Three_services_with_a_consumer_of_the_same_class_name_all_receive_an_event()
    {
        await using var scheduling = await TestService.StartAsync(platform, "scheduling", bus => bus.AddConsumer<First.NewsConsumer>());
        await using var questions = await TestService.StartAsync(platform, "questions", bus => bus.AddConsumer<Second.NewsConsumer>());
        await using var debrief = await TestService.StartAsync(platform, "debrief", bus => bus.AddConsumer<Third.NewsConsumer>());
        var id = Guid.CreateVersion7();

        await scheduling.PublishAsync([.. Enumerable.Range(0, 30).Select(_ => new Told(id))]);

        foreach (var service in new[] { scheduling, questions, debrief })
            await Eventually.HoldsAsync(async () => await service.EffectsAsync(id) == 30);
    }

    static class First { internal sealed class NewsConsumer(TestDb db) : Hears(db); }
    static class Second { internal sealed class NewsConsumer(TestDb db) : Hears(db); }
    static class Third { internal sealed class NewsConsumer(TestDb db) : Hears(db); }

    abstract class Hears(TestDb db) : IConsumer<Told>
    {
        public Task Consume(ConsumeContext<Told> context)
        {
            db.Effects.Add(new Effect { Of = context.Message.Id });
            return db.SaveChangesAsync(context.CancellationToken);
        }
    }
}
