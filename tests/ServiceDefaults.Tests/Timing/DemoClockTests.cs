using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Mockloop.ServiceDefaults.Tests.Data;
using Mockloop.ServiceDefaults.Tests.Messaging;
using Mockloop.ServiceDefaults.Timing;
using Mockloop.TestServers;
using NodaTime;
using Duration = NodaTime.Duration;

namespace Mockloop.ServiceDefaults.Tests.Timing;

public sealed class DemoClockTests : IAsyncLifetime
{
    static readonly Duration Days = Duration.FromDays(3);
    TestPlatform platform = null!;

    public async ValueTask InitializeAsync() => platform = await TestPlatform.StartAsync();

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task Advancing_fires_what_is_due_then_and_replicas_and_restarts_agree()
    {
        await using var one = await StartAsync();
        var key = Guid.CreateVersion7();
        var due = ClockOf(one).Now + Days;
        await one.SaveAsync(db => db.Schedule("bell", key, due));
        await using (var two = await StartAsync())
        {
            var next = (await two.Clock().NextDueAsync(new())).Due;
            var reply = await two.Clock().AdvanceToAsync(new() { Instant = next });

            reply.Now.ShouldBeGreaterThanOrEqualTo(next);
            await Eventually.HoldsAsync(async () => await one.EffectsAsync(key) == 1);
            await Eventually.HoldsAsync(() => Task.FromResult(ClockOf(one).Now >= due));
        }
        await using var restarted = await StartAsync();
        ClockOf(restarted).Now.ShouldBeGreaterThan(due);
    }

    [Fact]
    public async Task The_clock_is_never_turned_back()
    {
        await using var service = await StartAsync();
        await service.Clock().AdvanceToAsync(new() { Instant = (ClockOf(service).Now + Days).ToTimestamp() });
        var offset = ClockOf(service).Offset;

        var refused = await Should.ThrowAsync<RpcException>(async () =>
            await service.Clock().AdvanceToAsync(new() { Instant = (ClockOf(service).Now - Duration.FromSeconds(1)).ToTimestamp() }));

        refused.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        refused.Status.Detail.ShouldContain("instant");
        ClockOf(service).Offset.ShouldBe(offset);
    }

    [Fact]
    public async Task Only_the_demo_or_an_admin_moves_it_and_outside_a_demo_there_is_none()
    {
        await using var demo = await StartAsync();
        (await Should.ThrowAsync<RpcException>(async () => await demo.Clock("web").NextDueAsync(new())))
            .StatusCode.ShouldBe(StatusCode.PermissionDenied);

        await using var real = await TestService.StartAsync(platform, "real", settings: new() { ["Demo:Enabled"] = "false" });
        (await Should.ThrowAsync<RpcException>(async () => await real.Clock().NextDueAsync(new())))
            .StatusCode.ShouldBe(StatusCode.Unimplemented);
    }

    [Fact]
    public async Task At_rest_every_endpoint_has_consumed_what_was_published_though_events_are_shuffled_and_doubled()
    {
        var faults = new Dictionary<string, string?> { ["Demo:Faults"] = "shuffle,duplicate", ["Demo:Seed"] = "7" };
        await using var teller = await TestService.StartAsync(platform, "teller", bus => bus.AddConsumer<ToldOnConsumer>(), settings: faults);
        await using var hearer = await TestService.StartAsync(platform, "hearer", bus => bus.AddConsumer<StumblingConsumer>(),
            services => services.AddSingleton(new Stumbles(1)), faults);
        var since = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
        Guid[] ids = [.. Enumerable.Range(0, 15).Select(_ => Guid.CreateVersion7())];

        await teller.PublishAsync([.. ids.Select(id => new Told(id))]);
        (await teller.Clock().IdleAsync(new() { Since = since })).Published[typeof(Told).FullName!].ShouldBe(15);

        await Eventually.HoldsAsync(async () =>
        {
            var replies = await Task.WhenAll(new[] { teller, hearer }.Select(s => s.Clock().IdleAsync(new() { Since = since }).ResponseAsync));
            return replies.All(r => r.Outbox == 0) && replies.SelectMany(r => r.Consumed)
                .All(c => c.Count == replies.Sum(r => r.Published.GetValueOrDefault(c.EventType)));
        });
        foreach (var id in ids)
            (await teller.EffectsAsync(id)).ShouldBe(1);
        var consumed = (await teller.Clock().IdleAsync(new() { Since = since })).Consumed.Single();
        (consumed.Endpoint, consumed.EventType, consumed.Count).ShouldBe(($"{platform.Prefix}-teller-told-on", typeof(ToldOn).FullName, 15));
    }

    [Fact]
    public async Task Idle_counts_overdue_rows_and_what_a_service_adds()
    {
        await using var service = await TestService.StartAsync(platform, "queue", services: s => s.AddScoped<IBacklog, Backlog>());
        await service.SaveAsync(db => db.Schedule("nobody-handles-this", Guid.CreateVersion7(), ClockOf(service).Now));

        var idle = await service.Clock().IdleAsync(new());

        idle.Service.ShouldBe("queue");
        idle.Overdue.ShouldBe(1);
        idle.Backlog["grading"].ShouldBe(4);
    }

    static DomainClock ClockOf(TestService service) => service.Services.GetRequiredService<DomainClock>();

    Task<TestService> StartAsync() => TestService.StartAsync(platform, "bells", services: services => services.AddDueHandler<Ring>("bell"));

    sealed class Ring(TestDb db) : IDueHandler
    {
        public Task HandleAsync(DueTime due, CancellationToken ct)
        {
            db.Effects.Add(new Effect { Of = due.Key });
            return db.SaveChangesAsync(ct);
        }
    }

    sealed class Backlog : IBacklog
    {
        public string Name => "grading";

        public Task<long> CountAsync(CancellationToken ct) => Task.FromResult(4L);
    }
}
