using System.Text;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Mockloop.ServiceDefaults.Data;
using Mockloop.ServiceDefaults.Tests.Data;
using Mockloop.TestServers;
using RabbitMQ.Client;

namespace Mockloop.ServiceDefaults.Tests.Messaging;

/// <summary>Whatever lies in a queue, the good messages behind it are handled, and it ends as one row.</summary>
public sealed class PoisonTests : IAsyncLifetime
{
    const string Envelope = "application/vnd.masstransit+json";
    TestPlatform platform = null!;

    public async ValueTask InitializeAsync() => platform = await TestPlatform.StartAsync();

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task No_poison_stops_a_queue_and_each_ends_as_one_row()
    {
        await using var service = await TestService.StartAsync(platform, "hearer", bus => bus.AddConsumer<ToldConsumer>());
        var (id, unnamed) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var told = Wrap($$"""{"id":"{{unnamed}}","by":""}""");
        var nested = new string('[', 20_000) + new string(']', 20_000);
        (string Body, BasicProperties Properties)[] poisons =
        [
            ("{ \"not\": an envelope \0 }", Properties(Envelope)),
            ("", Properties(Envelope)),
            ("\u0001\u0002\udead", Properties(Envelope)),
            ("""{"messageType":["urn:message:Nobody:Knows"],"message":{}}""", Properties(Envelope)),
            ("""{"messageType":42,"message":{}}""", Properties(Envelope)),
            ("""{"messageType":[],"message":null}""", Properties(Envelope)),
            (told, Properties("text/plain")),
            (told, Properties("no content type at all")),
            (told, Properties(null)),
            (told, Properties(Envelope)),
            (told.Replace("\"messageType\"", "\"messageId\":\"not an id\",\"messageType\""), Properties(Envelope, "not an id")),
            (nested, Properties(Envelope)),
            (Wrap(nested), Properties(Envelope)),
            ("{" + new string('x', 6 * 1024 * 1024) + "}", Properties(Envelope)),
            (told, Properties(Envelope, headers: new() { ["mockloop-created"] = 7L, ["MT-Host-Info"] = new List<object?> { true } })),
        ];
        await SendAsync(poisons);
        await service.PublishAsync(new Told(id));

        await Eventually.HoldsAsync(async () => await service.EffectsAsync(id) == 1);
        await Eventually.HoldsAsync(async () => await service.WithDbAsync(db => db.Waiting().CountAsync()) >= poisons.Length);
        await Eventually.NothingMoreAsync();
        var rows = await service.WithDbAsync(db => db.FailedMessages.AsNoTracking().ToListAsync());
        rows.Count.ShouldBe(poisons.Length, string.Join('\n', rows.Select(r => $"{r.Type} {r.ContentType} {r.BodyBytes} {r.Why}")));
        rows.Count(r => r.Type == typeof(Told).FullName).ShouldBeGreaterThanOrEqualTo(6);
        (await service.EffectsAsync(unnamed)).ShouldBe(0);

        var huge = rows.Single(r => r.BodyBytes > 6_000_000);
        huge.Body.Length.ShouldBeLessThanOrEqualTo(Mockloop.ServiceDefaults.Data.FailedMessage.KeptBody + 10);
        var seen = await service.Failed("admin").GetAsync(new() { Id = huge.Id.ToString() });
        seen.Obstacle.ShouldContain("6,291,458 bytes");
        (await service.Failed("admin").RedriveAsync(new())).Left.ShouldBe(1);
    }

    [Fact]
    public async Task An_event_that_is_too_large_is_refused_where_it_is_published()
    {
        await using var service = await TestService.StartAsync(platform, "hearer", bus => bus.AddConsumer<ToldConsumer>());
        var largest = new string('"', PlatformDb.LargestEvent / 6 - 100);

        (await Should.ThrowAsync<InvalidOperationException>(service.PublishAsync(new Told(Guid.CreateVersion7(), new string('x', PlatformDb.LargestEvent)))))
            .Message.ShouldContain("too large for the bus");

        // The largest one, in the characters that grow most on their way, is kept whole when it fails.
        await service.PublishAsync(new Told(Guid.Empty, largest));
        await Eventually.HoldsAsync(() => service.WithDbAsync(db => db.Inbox.AnyAsync()));
    }

    [Fact]
    public async Task A_service_without_a_database_drops_poison_and_goes_on()
    {
        var rung = new Rung();
        await using var worker = await WorkerWithoutDatabase.StartAsync(platform, rung);
        var queue = $"{platform.Prefix}-worker-ring";
        await SendAsync([("{ broken", Properties(Envelope)), ("""{"messageType":["urn:message:Nobody:Knows"],"message":{}}""", Properties(Envelope))], queue);
        await using var teller = await TestService.StartAsync(platform, "teller");
        await teller.PublishAsync(new Told(Guid.CreateVersion7(), "fail"), new Told(Guid.CreateVersion7()));

        await Eventually.HoldsAsync(() => Task.FromResult(rung.Count == 1 && worker.Log.Entries.Count(e => e.Message.StartsWith("A wake-up on", StringComparison.Ordinal)) == 3));
        await using var connection = await ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        (await channel.MessageCountAsync(queue)).ShouldBe(0u);
        foreach (var unseen in new[] { "_error", "_skipped" })
            await Should.ThrowAsync<RabbitMQ.Client.Exceptions.OperationInterruptedException>(async () =>
            {
                await using var other = await connection.CreateChannelAsync();
                await other.QueueDeclarePassiveAsync(queue + unseen);
            });
    }

    static string Wrap(string message) => "{\"messageType\":[\"urn:message:" + typeof(Told).Namespace + ":Told\"],\"message\":" + message + "}";

    static BasicProperties Properties(string? contentType, string? messageId = null, Dictionary<string, object?>? headers = null)
    {
        var properties = new BasicProperties { Headers = headers };
        if (contentType is not null) properties.ContentType = contentType;
        if (messageId is not null) properties.MessageId = messageId;
        return properties;
    }

    Task SendAsync(IEnumerable<(string Body, BasicProperties Properties)> messages) => SendAsync(messages, $"{platform.Prefix}-hearer-told");

    static async Task SendAsync(IEnumerable<(string Body, BasicProperties Properties)> messages, string queue)
    {
        await using var connection = await ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        foreach (var (body, properties) in messages)
            await channel.BasicPublishAsync("", queue, mandatory: true, properties, Encoding.UTF8.GetBytes(body));
    }

    static async Task<IConnection> ConnectAsync() =>
        await new ConnectionFactory { Uri = new Uri(await SharedRabbitMq.ConnectionStringAsync()) }.CreateConnectionAsync();
}
