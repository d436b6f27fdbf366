using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Mockloop.Contracts.Platform;
using Mockloop.Fuzz.Tests.Platform;

namespace Mockloop.Fuzz.Tests.World;

/// <summary>Steps the domain clock of all services and waits until nothing moves.</summary>
sealed class Clock(FuzzPlatform platform, Someone admin)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task<DateTimeOffset> NowAsync() => (await admin.Clock("scheduling").NextDueAsync(new())).Now.ToDateTimeOffset();

    public async Task StepAsync(DateTimeOffset instant)
    {
        foreach (var service in FuzzPlatform.WithDatabase)
        {
            try
            {
                await admin.Clock(service).AdvanceToAsync(new() { Instant = Timestamp.FromDateTimeOffset(instant) });
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.InvalidArgument)
            {
                // It walks on its own too and may be past it.
            }
        }
        await SettledAsync();
    }

    public async Task SettledAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        while (await MovingAsync() is { } what)
        {
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"Still moving after {Patience}: {what}");
            await Task.Delay(50);
        }
    }

    async Task<string?> MovingAsync()
    {
        var all = await Task.WhenAll(FuzzPlatform.WithDatabase.Select(s => admin.Clock(s).IdleAsync(new()).ResponseAsync));
        var published = all.SelectMany(r => r.Published).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Sum(p => p.Value));
        foreach (var reply in all)
        {
            if (reply.Failed > 0)
                throw new InvalidOperationException($"{reply.Service} has failed messages: {Failed(reply.Service)}");
            if (reply.Outbox + reply.Overdue + reply.Handling > 0 || reply.Consumed.Any(c => c.Count < published.GetValueOrDefault(c.EventType)))
                return reply.ToString();
        }
        return null;
    }

    string Failed(string service) => new FailedMessages.FailedMessagesClient(platform.Grpc(service, admin.Token)).List(new()).ToString();
}
