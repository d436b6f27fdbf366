using Mockloop.Load.Platform;
using Mockloop.TestServers;
using Npgsql;

namespace Mockloop.Load.Restart;

/// <summary>How often each due time was handled, by the journal that handlers write in their own transaction.</summary>
static class TimerFirings
{
    public static async Task CheckAsync(Checks checks, RunningPlatform platform, IEnumerable<string> services)
    {
        var (fired, twice) = (0L, 0L);
        foreach (var service in services)
        {
            await using var connection = new NpgsqlConnection(StateFolder.Database(platform.Host.State.FullName, service));
            await connection.OpenAsync();
            fired += await CountAsync(connection, "select count(*) from commit_journal where what like 'due %'");
            twice += await CountAsync(connection,
                "select count(*) from (select 1 from commit_journal where what like 'due %' group by what, key, number having count(*) > 1) doubled");
        }
        checks.That(fired > 20, $"timers fired: {fired}");
        checks.Equal(twice, 0, "timers that fired twice");
    }

    static async Task<long> CountAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
