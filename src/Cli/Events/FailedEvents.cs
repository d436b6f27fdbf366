using Grpc.Core;
using Mockloop.Cli.Platform;
using Mockloop.Contracts.Platform;

namespace Mockloop.Cli.Events;

/// <summary>What failed for good in the services of the running platform, over gRPC with the token of an admin.</summary>
sealed class FailedEvents(RunningPlatform platform, string token)
{
    internal static readonly string[] Services = ["scheduling", "questions", "matching", "debrief"];
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>All that wait in the services, at most so many of each; a service that does not answer is named with the reason.</summary>
    internal async Task<(IReadOnlyList<FailedMessage> Waiting, long Total, IReadOnlyList<string> Silent)> ListAsync(
        IEnumerable<string> services, int most, CancellationToken stop)
    {
        var asked = await Task.WhenAll(services.Select(service => AskAsync(service, calls => ListAsync(calls, most, stop))));
        return ([.. asked.SelectMany(a => a.Answer.Waiting ?? [])], asked.Sum(a => a.Answer.Total), [.. asked.Select(a => a.Silent).OfType<string>()]);
    }

    /// <summary>The one of that id, whichever service has it; null when none has.</summary>
    internal async Task<(FailedMessage? Found, IReadOnlyList<string> Silent)> FindAsync(IEnumerable<string> services, string id, CancellationToken stop)
    {
        var asked = await Task.WhenAll(services.Select(service => AskAsync(service, calls => FindAsync(calls, id, stop))));
        return (asked.Select(a => a.Answer).FirstOrDefault(f => f is not null), [.. asked.Select(a => a.Silent).OfType<string>()]);
    }

    internal Task<RedriveReply> RedriveAsync(string service, string id, CancellationToken stop) =>
        WithAsync(service, async calls => await calls.RedriveAsync(new() { Id = id }, deadline: Deadline, cancellationToken: stop));

    internal Task<DiscardReply> DiscardAsync(string service, string id, CancellationToken stop) =>
        WithAsync(service, async calls => await calls.DiscardAsync(new() { Id = id }, deadline: Deadline, cancellationToken: stop));

    static DateTime Deadline => TimeProvider.System.GetUtcNow().UtcDateTime + Patience;

    static async Task<(IReadOnlyList<FailedMessage>? Waiting, long Total)> ListAsync(FailedMessages.FailedMessagesClient calls, int most, CancellationToken stop)
    {
        var waiting = new List<FailedMessage>();
        for (var page = ""; ;)
        {
            var reply = await calls.ListAsync(new() { PageToken = page, PageSize = Math.Min(100, most - waiting.Count) }, deadline: Deadline, cancellationToken: stop);
            waiting.AddRange(reply.Messages);
            page = reply.NextPageToken;
            if (page.Length == 0 || waiting.Count >= most) return (waiting, reply.Total);
        }
    }

    static async Task<FailedMessage?> FindAsync(FailedMessages.FailedMessagesClient calls, string id, CancellationToken stop)
    {
        try
        {
            return await calls.GetAsync(new() { Id = id }, deadline: Deadline, cancellationToken: stop);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }

    async Task<(T? Answer, string? Silent)> AskAsync<T>(string service, Func<FailedMessages.FailedMessagesClient, Task<T>> ask)
    {
        try
        {
            return (await WithAsync(service, ask), null);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            return (default, $"{service} does not answer: {e.Status.Detail}");
        }
    }

    Task<T> WithAsync<T>(string service, Func<FailedMessages.FailedMessagesClient, Task<T>> use) =>
        platform.CallAsync(service, token, calls => use(new(calls)));
}
