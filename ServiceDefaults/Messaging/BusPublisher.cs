#pragma warning disable RS0030 // The relay's hand: the only place that may publish to the bus itself.
using System.Diagnostics;
using System.Net.Mime;
using System.Text.Json;
using MassTransit;
using MassTransit.Serialization;
using Mockloop.ServiceDefaults.Data;
using Mockloop.ServiceDefaults.Faults;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>Puts one outbox row on the bus and returns when the broker has confirmed it.</summary>
sealed class BusPublisher(IBusControl bus, BrokerProbe probe, DemoFaults faults, CrashPoints crash)
{
    /// <summary>Name of the traces' source.</summary>
    public const string Source = "Mockloop.Outbox";

    // Publishing waits for as long as the broker is away; the relay must not hold row locks for that long.
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);
    static readonly ActivitySource Traces = new(Source);

    /// <summary>
    /// Waits until this service's own queues stand: an event published before a queue is bound is gone for that queue.
    /// </summary>
    public Task ReadyAsync(CancellationToken ct) => bus.WaitForHealthStatus(BusHealthStatus.Healthy, ct);

    public async Task PublishAsync(OutboxMessage message, CancellationToken ct)
    {
        await crash.PassAsync(CrashPoints.EventCommitted, message.MessageId);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Limit);
        _ = ActivityContext.TryParse(message.Traceparent, null, isRemote: true, out var parent);
        using var trace = Traces.StartActivity($"outbox {message.Type}", ActivityKind.Internal, parent);
        try
        {
            await SendAsync(message, limit.Token);
            if (faults.Duplicate)
                await SendAsync(message, limit.Token);
            await crash.PassAsync(CrashPoints.EventPublished, message.MessageId);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException($"the broker did not confirm within {Limit.TotalSeconds} s");
        }
    }

    /// <summary>Why nothing leaves, in words for an operator.</summary>
    public async Task<string> DiagnoseAsync(Exception failure, CancellationToken ct) =>
        bus.CheckHealth().Status == BusHealthStatus.Healthy && await probe.WhyBlockedAsync(ct) is { } reason
            ? $"The broker refuses to take messages: {reason}. Requests are answered, events wait in the outbox."
            : $"Events do not leave the outbox: {failure.Message}";

    Task SendAsync(OutboxMessage message, CancellationToken ct) =>
        message.Destination is { } queue ? ReturnAsync(message, queue, ct) : PublishEventAsync(message, ct);

    Task PublishEventAsync(OutboxMessage message, CancellationToken ct)
    {
        var type = EventTypes.Resolve(message.Type);
        object @event = JsonSerializer.Deserialize(message.Payload, type, PlatformJson.Options)!;
        return bus.Publish(@event, type, context =>
        {
            context.MessageId = message.MessageId;
            context.Headers.Set(CreatedHeader.Name, CreatedHeader.Write(message.CreatedAt));
        }, ct);
    }

    // A redriven message goes back as the bytes that came, to the one queue that failed on it.
    async Task ReturnAsync(OutboxMessage message, string queue, CancellationToken ct)
    {
        // By the endpoint's own exchange: a queue address would declare the queue anew, and not as the quorum queue it is.
        var endpoint = await bus.GetSendEndpoint(new Uri($"exchange:{queue}"));
        var contentType = new ContentType(message.ContentType ?? "application/vnd.masstransit+json");
        await endpoint.Send(new SerializedMessageBody(), context =>
        {
            context.MessageId = message.MessageId;
            // A queue that is gone is an error here and not a silent loss.
            if (context is RabbitMqSendContext rabbit)
                rabbit.Mandatory = true;
            context.Serializer = new CopyBodySerializer(contentType, new StringMessageBody(message.Payload));
        }, ct);
    }
}
