using Microsoft.EntityFrameworkCore;
using Mockloop.ServiceDefaults.Tests.Data;
using Mockloop.ServiceDefaults.Tests.Messaging;
using Mockloop.ServiceDefaults.Timing;
using Mockloop.TestServers;
using NodaTime;

namespace Mockloop.ServiceDefaults.Tests.Timing;

/// <summary>Handlers and calls that need the same rows and the same due times, each having some of them.</summary>
public sealed class GiveWayTests : IAsyncLifetime
{
    static readonly Instant LongAgo = Instant.FromUtc(2000, 1, 1, 0, 0);
    TestPlatform platform = null!;

    public async ValueTask InitializeAsync() => platform = await TestPlatform.StartAsync();

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_a_call_sets_or_removes_a_due_time_that_fires_the_handler_gives_way_and_what_the_call_said_holds(bool anew)
    {
        await using (var first = await StartAsync())
            await first.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(
                // Nobody is rescued by the database: it would take a minute to notice.
                "do $$ begin execute format('alter database %I set deadlock_timeout = ''1min''', current_database()); end $$"));
        await using var service = await StartAsync();
        var thing = new ThingRow();
        await service.SaveAsync(db => db.Things.Add(thing));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(25));

        await service.WithDbAsync(async db =>
        {
            await using var call = await db.Database.BeginTransactionAsync(patience.Token);
            await LockAsync(db, thing.Id, patience.Token);
            await service.SaveAsync(other => other.Schedule("touch", thing.Id, LongAgo, "old"));
            await Eventually.HoldsAsync(() => HasWaiterAsync(service));
            if (anew)
                db.Schedule("touch", thing.Id, LongAgo, "new");
            else
                await db.UnscheduleAsync("touch", thing.Id, patience.Token);
            await db.SaveChangesAsync(patience.Token);
            await call.CommitAsync(patience.Token);
            return true;
        });

        if (anew)
            await Eventually.HoldsAsync(async () => await service.EffectsAsync(thing.Id) == 1);
        await Eventually.HoldsAsync(() => service.WithDbAsync(async db => !await db.DueTimes.AnyAsync()));
        await Eventually.NothingMoreAsync();
        (await service.WithDbAsync(db => db.Effects.Select(e => e.By).ToListAsync())).ShouldBe(anew ? ["new"] : []);
    }

    [Fact]
    public async Task Two_calls_that_set_the_same_due_times_in_different_orders_wait_one_for_the_other()
    {
        await using var service = await StartAsync();
        var (first, last, later) = (new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]), Instant.FromUtc(2200, 1, 1, 0, 0));
        await service.SaveAsync(db => Set(db, first, last));

        await service.WithDbAsync(async db =>
        {
            await using var one = await db.Database.BeginTransactionAsync();
            Set(db, first);
            await db.SaveChangesAsync();
            var two = service.SaveAsync(other => Set(other, last, first));
            await Eventually.HoldsAsync(() => HasWaiterAsync(service));
            Set(db, last);
            await db.SaveChangesAsync();
            await one.CommitAsync();
            await two;
            return true;
        });

        (await service.WithDbAsync(db => db.DueTimes.Select(d => d.Generation).ToListAsync())).ShouldBe([3, 3]);

        void Set(TestDb db, params Guid[] keys) => Array.ForEach(keys, key => db.Schedule("touch", key, later));
    }

    Task<TestService> StartAsync() => TestService.StartAsync(platform, "bells", services: s => s.AddDueHandler<Touch>("touch"));

    static Task<bool> HasWaiterAsync(TestService service) => service.WithDbAsync(db => db.Database.SqlQuery<bool>(
        $"select exists(select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as \"Value\"").SingleAsync());

    static Task<int> LockAsync(TestDb db, Guid thing, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select 1 from things where id = {thing} for update", ct);

    sealed class Touch(TestDb db) : IDueHandler
    {
        public async Task HandleAsync(DueTime due, CancellationToken ct)
        {
            await LockAsync(db, due.Key, ct);
            db.Effects.Add(new Effect { Of = due.Key, By = due.Payload });
            await db.SaveChangesAsync(ct);
        }
    }
}
