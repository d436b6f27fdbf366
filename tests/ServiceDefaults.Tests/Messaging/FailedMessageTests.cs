using Grpc.Core;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mockloop.ServiceDefaults.Tests.Data;
using Mockloop.TestServers;
using Npgsql;
using RabbitMQ.Client;

namespace Mockloop.ServiceDefaults.Tests.Messaging;

public sealed class FailedMessageTests : IAsyncLifetime
{
    TestPlatform platform = null!;

    public async ValueTask InitializeAsync() => platform = await TestPlatform.StartAsync();

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task A_message_that_fails_for_good_is_listed_and_works_once_when_redriven_twice()
    {
        var stumbles = new Stumbles(int.MaxValue);
        await using var service = await TestService.StartAsync(platform, "hearer",
            bus => bus.AddConsumer<StumblingConsumer>(), services => services.AddSingleton(stumbles));
        var id = Guid.CreateVersion7();
        await service.PublishAsync(new Told(id));

        var admin = service.Failed("admin");
        await Eventually.HoldsAsync(async () => (await admin.ListAsync(new())).Messages.Count == 1);
        var failed = (await admin.ListAsync(new())).Messages.Single();
        failed.What.ShouldBe($"{platform.Prefix}-hearer-stumbling {typeof(Told).FullName}");
        failed.Why.ShouldContain("stumbled");
        failed.Stack.ShouldContain(nameof(StumblingConsumer));
        (await service.EffectsAsync(id)).ShouldBe(0);

        stumbles.Left = 0;
        (await admin.RedriveAsync(new() { Id = failed.Id })).Redriven.ShouldBe(1);
        await Eventually.HoldsAsync(async () => await service.EffectsAsync(id) == 1);
        (await admin.ListAsync(new())).Messages.ShouldBeEmpty();

        await service.WithDbAsync(db => db.FailedMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.RedrivenAt, (NodaTime.Instant?)null)));
        (await admin.RedriveAsync(new())).Redriven.ShouldBe(1);
        await Eventually.HoldsAsync(async () => await service.WithDbAsync(db => db.Inbox.SumAsync(m => m.Duplicates)) == 1);
        (await service.EffectsAsync(id)).ShouldBe(1);
        (await admin.ListAsync(new())).Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(PostgresErrorCodes.CannotConnectNow)]
    [InlineData(PostgresErrorCodes.AdminShutdown)]
    public async Task A_database_that_is_away_for_longer_than_a_failing_handler_is_given_is_waited_for(string state)
    {
        // A handler that fails by itself is called four times.
        var stumbles = new Stumbles(5, () => new PostgresException("away", "FATAL", "FATAL", state));
        await using var service = await TestService.StartAsync(platform, "hearer",
            bus => bus.AddConsumer<StumblingConsumer>(), services => services.AddSingleton(stumbles));
        var id = Guid.CreateVersion7();
        await service.PublishAsync(new Told(id));

        await Eventually.HoldsAsync(async () => await service.EffectsAsync(id) == 1 || await service.WithDbAsync(db => db.FailedMessages.AnyAsync()));
        (await service.Failed("admin").ListAsync(new())).Messages.ShouldBeEmpty();
        (await service.EffectsAsync(id)).ShouldBe(1);
    }

    [Fact]
    public async Task A_body_that_nobody_can_read_is_kept_and_blocks_nothing()
    {
        await using var service = await TestService.StartAsync(platform, "hearer", bus => bus.AddConsumer<ToldConsumer>());
        await SendAsync($"{platform.Prefix}-hearer-told", "{ \"not\": an envelope \0 }");
        var id = Guid.CreateVersion7();
        await service.PublishAsync(new Told(id));

        await Eventually.HoldsAsync(async () => await service.EffectsAsync(id) == 1);
        await Eventually.HoldsAsync(() => service.WithDbAsync(db => db.FailedMessages.AnyAsync(m => m.Body.Contains("an envelope"))));
    }

    [Fact]
    public async Task Only_an_admin_sees_or_redrives_them()
    {
        await using var service = await TestService.StartAsync(platform, "hearer");

        foreach (var call in new Func<Task>[]
        {
            async () => await service.Failed().ListAsync(new()),
            async () => await service.Failed("organizer").RedriveAsync(new()),
        })
            (await call.ShouldThrowAsync<RpcException>()).StatusCode.ShouldBe(StatusCode.PermissionDenied);
    }

    static async Task SendAsync(string queue, string body)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(await SharedRabbitMq.ConnectionStringAsync()) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var properties = new BasicProperties { ContentType = "application/vnd.masstransit+json" };
        await channel.BasicPublishAsync("", queue, mandatory: true, properties, System.Text.Encoding.UTF8.GetBytes(body));
    }
}
