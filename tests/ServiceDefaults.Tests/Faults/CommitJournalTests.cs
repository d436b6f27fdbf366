using MassTransit;
using Microsoft.EntityFrameworkCore;
using Mockloop.ServiceDefaults.Tests.Data;
using Mockloop.ServiceDefaults.Tests.Messaging;
using Mockloop.ServiceDefaults.Timing;
using Mockloop.TestServers;
using NodaTime;

namespace Mockloop.ServiceDefaults.Tests.Faults;

public sealed class CommitJournalTests
{
    [Fact]
    public async Task Every_effect_leaves_one_row_and_a_dropped_duplicate_none()
    {
        await using var platform = await TestPlatform.StartAsync();
        var settings = new Dictionary<string, string?> { ["Demo:Enabled"] = "true", ["Demo:CrashFolder"] = Path.GetTempPath(), ["Demo:Faults"] = "duplicate" };
        await using var service = await TestService.StartAsync(platform, "hearer", bus => bus.AddConsumer<ToldConsumer>(), settings: settings);

        await service.PublishAsync([.. Enumerable.Range(0, 5).Select(_ => new Told(Guid.CreateVersion7()))]);

        await Eventually.HoldsAsync(async () => await service.WithDbAsync(db => db.Inbox.SumAsync(m => m.Duplicates)) == 5);
        var keys = await service.WithDbAsync(db => db.Database.SqlQuery<Guid>($"select key as \"Value\" from commit_journal where what like 'event %'").ToListAsync());
        keys.Count.ShouldBe(5);
        keys.ShouldBe(await service.WithDbAsync(db => db.Inbox.Select(m => m.MessageId).ToListAsync()), ignoreOrder: true);
    }

    [Fact]
    public async Task A_due_time_set_anew_after_it_fired_is_another_one()
    {
        await using var platform = await TestPlatform.StartAsync();
        var settings = new Dictionary<string, string?> { ["Demo:Enabled"] = "true", ["Demo:CrashFolder"] = Path.GetTempPath() };
        await using var service = await TestService.StartAsync(platform, "bells", services: s => s.AddDueHandler<Ring>("bell"), settings: settings);
        var key = Guid.CreateVersion7();

        for (int time = 1; time <= 2; time++)
        {
            await service.SaveAsync(db => db.Schedule("bell", key, Instant.FromUnixTimeTicks(0)));
            await Eventually.HoldsAsync(async () => await service.EffectsAsync(key) == time);
        }

        var numbers = await service.WithDbAsync(db => db.Database.SqlQuery<long>($"select number as \"Value\" from commit_journal where what = 'due bell' and key = {key}").ToListAsync());
        numbers.Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_database_of_more_than_two_thousand_million_transactions_tells_due_times_apart()
    {
        await using var platform = await TestPlatform.StartAsync();
        var settings = new Dictionary<string, string?> { ["Demo:Enabled"] = "true", ["Demo:CrashFolder"] = Path.GetTempPath() };
        await using var service = await TestService.StartAsync(platform, "bells", services: s => s.AddDueHandler<Ring>("bell"), settings: settings);
        await service.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("""
            alter table due_time rename to due_row;
            create view due_time as select *, '4294967290'::xid as xmin from due_row;
            """));
        var key = Guid.CreateVersion7();

        await service.SaveAsync(db => db.Schedule("bell", key, Instant.FromUnixTimeTicks(0)));

        await Eventually.HoldsAsync(async () => await service.EffectsAsync(key) == 1);
        (await service.WithDbAsync(db => db.Database.SqlQuery<long>($"select number as \"Value\" from commit_journal where key = {key}").SingleAsync())).ShouldBe(4294967290);
    }

    sealed class Ring(TestDb db) : IDueHandler
    {
        public Task HandleAsync(DueTime due, CancellationToken ct)
        {
            db.Effects.Add(new Effect { Of = due.Key });
            return db.SaveChangesAsync(ct);
        }
    }
}
