using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mockloop.ServiceDefaults.Tests.Data;
using Mockloop.ServiceDefaults.Tests.Messaging;
using Mockloop.ServiceDefaults.Timing;
using Mockloop.TestServers;
using NodaTime;

namespace Mockloop.ServiceDefaults.Tests.Timing;

public sealed class DueTimeTests : IAsyncLifetime
{
    static readonly Duration Hour = Duration.FromHours(1);
    TestPlatform platform = null!;

    public async ValueTask InitializeAsync() => platform = await TestPlatform.StartAsync();

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task Each_fires_once_however_many_replicas_there_are()
    {
        await using var one = await StartAsync();
        await using var two = await StartAsync();
        Guid[] keys = [.. Enumerable.Range(0, 60).Select(_ => Guid.CreateVersion7())];
        var soon = Now(one) + Duration.FromMilliseconds(300);

        await one.SaveAsync(db => Array.ForEach(keys, key => db.Schedule("bell", key, soon)));

        await Eventually.HoldsAsync(() => one.WithDbAsync(async db => !await db.DueTimes.AnyAsync()));
        var effects = await one.WithDbAsync(db => db.Effects.Select(e => e.Of).ToListAsync());
        effects.ShouldBe(keys, ignoreOrder: true);
    }

    [Fact]
    public async Task It_fires_at_its_instant_and_not_at_the_next_poll()
    {
        await using var service = await StartAsync();
        var late = new List<double>();
        // A poll would be late every time; a busy machine is not.
        for (int i = 0; i < 4; i++)
        {
            var key = Guid.CreateVersion7();
            var due = Now(service) + Duration.FromMilliseconds(500);
            await service.SaveAsync(db => db.Schedule("bell", key, due));
            await Eventually.HoldsAsync(async () => await service.EffectsAsync(key) == 1);
            late.Add((Now(service) - due).TotalMilliseconds);
        }

        late.Min().ShouldBeInRange(0, 1000);
    }

    [Fact]
    public async Task Scheduling_again_moves_it_and_unscheduling_removes_it()
    {
        await using var service = await StartAsync();
        var (later, sooner, never) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var start = Now(service);
        await service.SaveAsync(db =>
        {
            db.Schedule("bell", later, start + Hour);
            db.Schedule("bell", sooner, start + 3 * Hour);
            db.Schedule("bell", never, start + Hour);
        });

        await service.SaveAsync(db =>
        {
            db.Schedule("bell", later, start + 3 * Hour);
            db.Schedule("bell", sooner, start + Hour);
            db.UnscheduleAsync("bell", never, default);
        });
        await service.Clock().AdvanceToAsync(new() { Instant = (start + 2 * Hour).ToTimestamp() });

        await Eventually.HoldsAsync(async () => await service.EffectsAsync(sooner) == 1);
        await Eventually.NothingMoreAsync();
        (await service.EffectsAsync(later)).ShouldBe(0);
        (await service.EffectsAsync(never)).ShouldBe(0);
        (await service.Clock().NextDueAsync(new())).Due.ToInstant().ToUnixTimeMilliseconds().ShouldBe((start + 3 * Hour).ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task A_handler_that_schedules_itself_again_is_not_completed_by_its_old_self()
    {
        await using var service = await StartAsync();
        var key = Guid.CreateVersion7();

        await service.SaveAsync(db => db.Schedule("tick", key, Now(service), "3"));

        await Eventually.HoldsAsync(async () => await service.EffectsAsync(key) == 3);
        await Eventually.HoldsAsync(() => service.WithDbAsync(async db => !await db.DueTimes.AnyAsync()));
    }

    [Fact]
    public async Task One_that_keeps_failing_ends_as_a_failed_message_and_fires_when_redriven()
    {
        var stumbles = new Stumbles(int.MaxValue);
        await using var service = await StartAsync(stumbles);
        var (bad, good) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await service.SaveAsync(db => db.Schedule("stumble", bad, Now(service)));
        await service.SaveAsync(db => db.Schedule("bell", good, Now(service)));

        await Eventually.HoldsAsync(async () => await service.EffectsAsync(good) == 1);
        await Eventually.HoldsAsync(async () => (await service.Failed("admin").ListAsync(new())).Messages.Count == 1);
        (await service.EffectsAsync(bad)).ShouldBe(0);
        (await service.Clock().NextDueAsync(new())).Due.ShouldBeNull();

        stumbles.Left = 0;
        await service.Failed("admin").RedriveAsync(new());
        await Eventually.HoldsAsync(async () => await service.EffectsAsync(bad) == 1);
    }

    [Fact]
    public async Task Long_ones_keep_nobody_waiting_while_a_worker_is_left()
    {
        var gate = new Gate();
        await using var service = await StartAsync(gate: gate);
        Guid[] held = [.. Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7())];
        await service.SaveAsync(db => Array.ForEach(held, key => db.Schedule("held", key, Now(service))));
        await Eventually.HoldsAsync(() => Task.FromResult(gate.Waiting == 3));
        var quick = Guid.CreateVersion7();

        await service.SaveAsync(db => db.Schedule("bell", quick, Now(service)));

        await Eventually.HoldsAsync(async () => await service.EffectsAsync(quick) == 1);
        gate.Open.SetResult();
        await Eventually.HoldsAsync(async () => (await Task.WhenAll(held.Select(key => service.EffectsAsync(key)))).All(count => count == 1));
    }

    [Fact]
    public async Task Slow_kinds_keep_nobody_waiting_however_many_there_are()
    {
        var gate = new Gate();
        await using var service = await StartAsync(gate: gate, slow: true);
        Guid[] held = [.. Enumerable.Range(0, 6).Select(_ => Guid.CreateVersion7())];
        await service.SaveAsync(db => Array.ForEach(held, key => db.Schedule("held", key, Now(service))));
        await Eventually.HoldsAsync(() => Task.FromResult(gate.Waiting > 1));
        Guid[] quick = [.. Enumerable.Range(0, 6).Select(_ => Guid.CreateVersion7())];

        await service.SaveAsync(db => Array.ForEach(quick, key => db.Schedule("bell", key, Now(service))));

        await Eventually.HoldsAsync(async () => (await Task.WhenAll(quick.Select(key => service.EffectsAsync(key)))).All(count => count == 1));
        gate.Waiting.ShouldBe(2, "two at a time");
        gate.Open.SetResult();
        await Eventually.HoldsAsync(async () => (await Task.WhenAll(held.Select(key => service.EffectsAsync(key)))).All(count => count == 1));
    }

    static Instant Now(TestService service) => service.Services.GetRequiredService<DomainClock>().Now;

    Task<TestService> StartAsync(Stumbles? stumbles = null, Gate? gate = null, bool slow = false) => TestService.StartAsync(platform, "bells", services: services =>
    {
        services.AddSingleton(stumbles ?? new Stumbles(0));
        services.AddSingleton(gate ?? new Gate());
        services.AddDueHandler<Ring>("bell");
        services.AddDueHandler<Tick>("tick");
        services.AddDueHandler<Stumble>("stumble");
        services.AddDueHandler<Held>("held", slow);
    });

    sealed class Ring(TestDb db) : IDueHandler
    {
        public Task HandleAsync(DueTime due, CancellationToken ct)
        {
            db.Effects.Add(new Effect { Of = due.Key });
            return db.SaveChangesAsync(ct);
        }
    }

    sealed class Gate
    {
        public int Waiting;

        public TaskCompletionSource Open { get; } = new();
    }

    sealed class Held(TestDb db, Gate gate) : IDueHandler
    {
        public async Task HandleAsync(DueTime due, CancellationToken ct)
        {
            Interlocked.Increment(ref gate.Waiting);
            await gate.Open.Task.WaitAsync(ct);
            db.Effects.Add(new Effect { Of = due.Key });
            await db.SaveChangesAsync(ct);
        }
    }

    sealed class Tick(TestDb db) : IDueHandler
    {
        public Task HandleAsync(DueTime due, CancellationToken ct)
        {
            db.Effects.Add(new Effect { Of = due.Key });
            if (int.Parse(due.Payload) is > 1 and var left)
                db.Schedule(due.Kind, due.Key, due.DueAt, $"{left - 1}");
            return db.SaveChangesAsync(ct);
        }
    }

    sealed class Stumble(TestDb db, Stumbles stumbles) : IDueHandler
    {
        public async Task HandleAsync(DueTime due, CancellationToken ct)
        {
            db.Effects.Add(new Effect { Of = due.Key });
            await db.SaveChangesAsync(ct);
            stumbles.Next();
        }
    }
}
