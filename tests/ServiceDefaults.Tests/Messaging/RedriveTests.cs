using Grpc.Core;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Mockloop.ServiceDefaults.Data;
using Mockloop.ServiceDefaults.Tests.Data;
using Mockloop.TestServers;
using NodaTime;
using Npgsql;

namespace Mockloop.ServiceDefaults.Tests.Messaging;

/// <summary>From the failure to the end of its row; the cause is a privilege that the service's role lost.</summary>
public sealed class RedriveTests : IAsyncLifetime
{
    TestPlatform platform = null!;
    TestDatabase database = null!;

    public async ValueTask InitializeAsync()
    {
        platform = await TestPlatform.StartAsync();
        database = await platform.DatabaseAsync("hearer");
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task What_failed_for_a_lost_privilege_works_once_when_two_admins_redrive_it()
    {
        await using var service = await StartAsync();
        await database.ScalarAsync<object>("revoke insert on \"effects\" from public; revoke insert on \"effects\" from " + Role);
        Guid[] ids = [.. Enumerable.Range(0, 6).Select(_ => Guid.CreateVersion7())];
        await service.PublishAsync([.. ids.Select(id => new Told(id))]);

        var (one, two) = (service.Failed("admin"), service.Failed("admin"));
        await Eventually.HoldsAsync(async () => (await one.ListAsync(new())).Total == ids.Length);
        var pages = await PagesAsync(one, 4);
        pages.Select(p => p.Count).ShouldBe([4, 2]);
        pages.SelectMany(p => p).Select(m => m.Id).Distinct().Count().ShouldBe(6);
        pages[0][0].Why.ShouldContain("permission denied for table effects");
        pages[0][0].Obstacle.ShouldBe("");

        await database.ScalarAsync<object>("grant insert on \"effects\" to " + Role);
        var first = pages[0][0].Id;
        var single = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => TryAsync((i % 2 == 0 ? one : two).RedriveAsync(new() { Id = first }).ResponseAsync)));
        single.Count(s => s == StatusCode.OK).ShouldBe(1);
        single.Count(s => s == StatusCode.NotFound).ShouldBe(3);
        var all = await Task.WhenAll(one.RedriveAsync(new()).ResponseAsync, two.RedriveAsync(new()).ResponseAsync);
        all.Sum(r => r.Redriven).ShouldBe(5);

        foreach (var id in ids)
            await Eventually.HoldsAsync(async () => await service.EffectsAsync(id) == 1);
        await Eventually.NothingMoreAsync();
        (await service.WithDbAsync(db => db.Effects.CountAsync())).ShouldBe(ids.Length);
        (await one.ListAsync(new())).Total.ShouldBe(0);
        (await one.GetAsync(new() { Id = first })).Redriven.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_discarded_one_is_never_handled_and_all_that_is_decided_goes_after_a_month()
    {
        await using var service = await StartAsync();
        var admin = service.Failed("admin");
        var now = SystemClock.Instance.GetCurrentInstant();
        await service.SaveAsync(db =>
        {
            foreach (var (age, endpoint) in new[] { (0, "hearer-told"), (31, "hearer-told"), (60, "hearer-told"), (0, "hearer-gone") })
                db.FailedMessages.Add(new()
                {
                    Id = Guid.CreateVersion7(),
                    MessageId = Guid.CreateVersion7(),
                    Service = "hearer",
                    Endpoint = $"{platform.Prefix}-{endpoint}",
                    Type = "T",
                    Body = "{}",
                    Why = $"{age} {endpoint}",
                    FailedAt = now - Duration.FromDays(age),
                });
        });
        var rows = (await admin.ListAsync(new())).Messages;
        var (fresh, old, gone) = (rows.Single(m => m.Why == "0 hearer-told"), rows.Single(m => m.Why.StartsWith("31 ", StringComparison.Ordinal)), rows.Single(m => m.Why == "0 hearer-gone"));
        old.Obstacle.ShouldContain("older than 30 days");
        gone.Obstacle.ShouldContain("nothing that handles");
        (await TryAsync(admin.RedriveAsync(new() { Id = gone.Id }).ResponseAsync)).ShouldBe(StatusCode.FailedPrecondition);

        await admin.DiscardAsync(new() { Id = fresh.Id });
        await admin.DiscardAsync(new() { Id = old.Id });
        (await TryAsync(admin.RedriveAsync(new() { Id = fresh.Id }).ResponseAsync)).ShouldBe(StatusCode.NotFound);
        var all = await admin.RedriveAsync(new());
        (all.Redriven, all.Left).ShouldBe((0, 2));

        await service.WithDbAsync(db => db.FailedMessages.Where(m => m.Id == Guid.Parse(old.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.DiscardedAt, now - Duration.FromDays(31))));
        await service.WithDbAsync(async db =>
        {
            await Housekeeping.CleanAsync(db, default);
            return 0;
        });
        var left = await service.WithDbAsync(db => db.FailedMessages.Select(m => m.Why).ToListAsync());
        left.ShouldBe(["0 hearer-told", "60 hearer-told", "0 hearer-gone"], ignoreOrder: true);
    }

    const string Role = "mockloop_hearer";

    /// <summary>The service signs in to the database as a role of its own, which may be denied things.</summary>
    async Task<TestService> StartAsync()
    {
        await database.ScalarAsync<object>($"""
            do $$ begin create role {Role} login password 'hearer'; exception when duplicate_object or unique_violation then null; end $$;
            grant all on schema public to {Role};
            """);
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = Role, Password = "hearer" };
        return await TestService.StartAsync(platform, "hearer", bus => bus.AddConsumer<ToldConsumer>(),
            settings: new() { ["ConnectionStrings:hearer-db"] = connection.ConnectionString });
    }

    static async Task<List<IReadOnlyList<Contracts.Platform.FailedMessage>>> PagesAsync(Contracts.Platform.FailedMessages.FailedMessagesClient admin, int size)
    {
        var pages = new List<IReadOnlyList<Contracts.Platform.FailedMessage>>();
        for (var token = ""; ;)
        {
            var page = await admin.ListAsync(new() { PageSize = size, PageToken = token });
            pages.Add(page.Messages);
            if ((token = page.NextPageToken).Length == 0)
                return pages;
        }
    }

    static async Task<StatusCode> TryAsync(Task call)
    {
        try
        {
            await call;
            return StatusCode.OK;
        }
        catch (RpcException e)
        {
            return e.StatusCode;
        }
    }
}
