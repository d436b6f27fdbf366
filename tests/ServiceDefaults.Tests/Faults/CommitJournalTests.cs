using MassTransit;
using Microsoft.EntityFrameworkCore;
using Mockloop.ServiceDefaults.Tests.Data;
using Mockloop.ServiceDefaults.Tests.Messaging;
using Mockloop.TestServers;

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
}
