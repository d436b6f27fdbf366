using Microsoft.Extensions.Configuration;
using Mockloop.Simulator.Platform;

namespace Mockloop.Chaos.Verdict;

/// <summary>Every event was published, and handled exactly once by each queue that subscribes to it.</summary>
sealed class Messages(Books books, IConfiguration configuration, Findings findings)
{
    internal async Task LookAsync(CancellationToken stop)
    {
        findings.None("every event is sent", await books.RowsAsync("select type, message_id from outbox_message where sent_at is null", stop));
        findings.None("no message failed", await books.RowsAsync("select endpoint, why from failed_message", stop));

        var published = (await books.RowsAsync("select type, message_id from outbox_message where destination is null", stop))
            .Select(row => row.Split(' ')).ToLookup(words => words[1], words => words[2]);
        List<string> wanted = [.. (await SubscriptionsAsync(stop)).SelectMany(s => published[s.Type].Select(id => $"{s.Endpoint} {id}"))];
        findings.Add("events have subscribers", wanted.Count > 0 ? null : "none");
        var inbox = await EndpointsAsync("select endpoint, message_id from inbox_message", stop);
        findings.None("every event reached every queue that wants it", [.. wanted.Except(inbox)]);
        findings.None("nothing was handled that nobody published", [.. inbox.Except(wanted)]);

        // The journal does not ask the inbox, so it shows what the inbox let through.
        var handled = await EndpointsAsync("select substr(what, 7), key from commit_journal where what like 'event %'", stop);
        findings.None("no event took effect twice", [.. handled.GroupBy(row => row).Where(g => g.Count() > 1).Select(g => $"{g.Key}, {g.Count()} times")]);
        findings.None("every event took effect", [.. wanted.Except(handled)]);
    }

    // Queues carry the service's name, so the service in front is said twice.
    async Task<List<string>> EndpointsAsync(string sql, CancellationToken stop) =>
        [.. (await books.RowsAsync(sql, stop)).Select(row => row[(row.IndexOf(' ') + 1)..])];

    async Task<List<(string Endpoint, string Type)>> SubscriptionsAsync(CancellationToken stop)
    {
        using var channels = new Channels(configuration);
        using var organizer = new Actor(configuration, channels, TimeProvider.System, "organizer");
        List<(string, string)> all = [];
        foreach (var clock in organizer.Clocks)
        {
            var idle = await clock.IdleAsync(new() { Since = new() }, cancellationToken: stop);
            all.AddRange(idle.Consumed.Select(c => (c.Endpoint, c.EventType)));
        }
        return all;
    }
}
