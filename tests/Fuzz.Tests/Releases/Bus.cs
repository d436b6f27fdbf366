using System.Text.Json.Nodes;
using Mockloop.Fuzz.Tests.Platform;
using Npgsql;

namespace Mockloop.Fuzz.Tests.Releases;

/// <summary>Puts bodies on one service's queues as another release would, byte for byte, and says what became of them.</summary>
sealed class Bus(FuzzPlatform platform)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Sends to one queue; by the outbox, as a redriven message goes. Returns the message's id.</summary>
    public async Task<Guid> SendAsync(string service, string queue, string type, JsonNode message)
    {
        var id = Guid.CreateVersion7();
        var dot = type.LastIndexOf('.');
        var envelope = new JsonObject
        {
            ["messageId"] = id.ToString(),
            ["messageType"] = new JsonArray($"urn:message:{type[..dot]}:{type[(dot + 1)..]}"),
            ["message"] = message.DeepClone(),
            ["headers"] = new JsonObject(),
            ["nobodyKnows"] = 1,
        };
        await using var source = await SourceAsync(service);
        await using var command = source.CreateCommand("""
            insert into outbox_message (id, message_id, type, payload, content_type, destination, created_at)
            values (@id, @id, @type, @payload, 'application/vnd.masstransit+json', @queue, now())
            """);
        command.Parameters.AddWithValue("id", id);
        command.Parameters.AddWithValue("type", type);
        command.Parameters.AddWithValue("payload", envelope.ToJsonString());
        command.Parameters.AddWithValue("queue", $"{platform.Platform.Prefix}-{queue}");
        await command.ExecuteNonQueryAsync();
        return id;
    }

    /// <summary>Why the message failed for good; null when it was handled.</summary>
    public async Task<string?> OutcomeAsync(string service, Guid id)
    {
        await using var source = await SourceAsync(service);
        for (var waited = TimeSpan.Zero; waited < Patience; waited += TimeSpan.FromMilliseconds(200))
        {
            await using var command = source.CreateCommand("""
                select string_agg(why, ' and ') from failed_message where message_id = @id having count(*) > 0
                union all select null from inbox_message where message_id = @id limit 1
                """);
            command.Parameters.AddWithValue("id", id);
            await using var reader = await command.ExecuteReaderAsync();
            if (await reader.ReadAsync())
                return reader.IsDBNull(0) ? null : reader.GetString(0);
            await Task.Delay(200);
        }
        throw new TimeoutException($"{service} neither handled nor refused message {id}.");
    }

    async Task<NpgsqlDataSource> SourceAsync(string service) => NpgsqlDataSource.Create((await platform.Platform.DatabaseAsync(service)).ConnectionString);
}
