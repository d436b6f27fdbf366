using Npgsql;

namespace Mockloop.EndToEnd.Tests;

/// <summary>Looks into the databases of a running platform, by what its state folder knows.</summary>
static class PlatformDatabases
{
    static readonly string[] Publishers = ["scheduling", "questions", "matching", "debrief"];

    /// <summary>Whether an event of a kind that the service handles was sent and is not handled by it.</summary>
    internal static async Task<bool> HasUnhandledAsync(string state, string service)
    {
        var handled = await RowsAsync(state, service, "select distinct type from inbox_message");
        var seen = (await RowsAsync(state, service, "select message_id::text from inbox_message")).ToHashSet();
        foreach (var publisher in Publishers)
            foreach (var sent in await RowsAsync(state, publisher, "select message_id || ' ' || type from outbox_message where sent_at is not null"))
                if (sent.Split(' ') is [var id, var type] && handled.Contains(type) && !seen.Contains(id))
                    return true;
        return false;
    }

    /// <summary>Nothing can be entered into the service's inbox until the connection ends.</summary>
    internal static async Task<IAsyncDisposable> HoldInboxAsync(string state, string service)
    {
        var connection = new NpgsqlConnection(StateFolder.Database(state, service));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("begin; lock table inbox_message in exclusive mode", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Changes rows behind the service's back.</summary>
    internal static async Task<int> ExecuteAsync(string state, string service, string sql, params object[] values)
    {
        await using var source = NpgsqlDataSource.Create(StateFolder.Database(state, service));
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Tables of a service in which a text stands anywhere, as it is or as bytes.</summary>
    internal static async Task<IReadOnlyList<string>> TablesWithAsync(string state, string service, string text)
    {
        var found = new List<string>();
        var bytes = Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(text));
        foreach (var table in await RowsAsync(state, service, "select tablename::text from pg_tables where schemaname = 'public'"))
            if ((await RowsAsync(state, service, $"select '' from \"{table}\" t where t::text like '%{text}%' or t::text like '%{bytes}%' limit 1")).Count > 0)
                found.Add($"{service} {table}");
        return found;
    }

    static async Task<List<string>> RowsAsync(string state, string service, string sql)
    {
        await using var source = NpgsqlDataSource.Create(StateFolder.Database(state, service));
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }
}
