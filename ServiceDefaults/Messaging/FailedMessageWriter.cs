using System.Text;
using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mockloop.ServiceDefaults.Data;
using Mockloop.ServiceDefaults.Hosting;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>
/// Writes failed_message rows. Until the row stands the delivery stays unacknowledged: while the database is away the writer
/// waits and tries again, and in the end it throws, so that the broker keeps the message.
/// </summary>
static class FailedMessageWriter
{
    static readonly TimeSpan[] Pauses = [.. new[] { 0.2, 1, 3 }.Concat(Enumerable.Repeat(10.0, 30)).Select(TimeSpan.FromSeconds)];

    public static async Task WriteAsync(IServiceProvider services, ReceiveContext context, string endpoint, string why, string? stack)
    {
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger("Mockloop.FailedMessages");
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                await SaveAsync(services, Describe(services, context, endpoint, why, stack), context.CancellationToken);
                log.LogError("A message failed for good on {Endpoint} and waits as failed_message: {Why}", endpoint, why);
                return;
            }
            catch (Exception e) when (attempt < Pauses.Length && !context.CancellationToken.IsCancellationRequested)
            {
                log.LogWarning("The failed message of {Endpoint} cannot be written yet: {Why}", endpoint, e.Message);
                await Task.Delay(Pauses[attempt], context.CancellationToken);
            }
        }
    }

    static async Task SaveAsync(IServiceProvider services, FailedMessage message, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PlatformDb>().WriteAsync(message, ct);
    }

    static FailedMessage Describe(IServiceProvider services, ReceiveContext context, string endpoint, string why, string? stack)
    {
        var body = context.Body.GetBytes();
        return new FailedMessage
        {
            Id = Guid.CreateVersion7(),
            MessageId = Lenient(() => context.GetMessageId()) ?? Guid.CreateVersion7(),
            Service = services.GetRequiredService<ServiceName>().Value,
            Endpoint = endpoint,
            Type = TypeOf(body),
            Body = Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, FailedMessage.KeptBody)),
            BodyBytes = body.Length,
            ContentType = Lenient(() => context.ContentType?.ToString()),
            Why = why,
            Stack = stack,
            FailedAt = SystemTime.Now,
        };
    }

    // What a stranger wrote into the headers must not keep its row from being written.
    static T? Lenient<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidCastException)
        {
            return default;
        }
    }

    /// <summary>Reads <c>urn:message:Namespace:Type</c> from the envelope; a body that is no envelope has no known type.</summary>
    static string TypeOf(byte[] body)
    {
        const string prefix = "urn:message:";
        try
        {
            using var envelope = JsonDocument.Parse(body);
            string? urn = envelope.RootElement.GetProperty("messageType")[0].GetString();
            return urn?.StartsWith(prefix, StringComparison.Ordinal) == true ? urn[prefix.Length..].Replace(':', '.') : "unknown";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            return "unknown";
        }
    }
}
