using Mockloop.Fuzz.Tests.Platform;
using Mockloop.Fuzz.Tests.World;
using Npgsql;

namespace Mockloop.Fuzz.Tests.Runs;

/// <summary>
/// Every row of every database in which a cohort or one of its people is named, as one text per table. Rows of another
/// cohort do not count: its organizer may invite the same people.
/// </summary>
static class CohortRows
{
    // A refused reading is noted beside the card: that is its purpose. An admin may have every cohort's code judged again.
    static readonly string[] Apart = ["card_read", "inbox_message", "rejudge_item"];
    const string JudgedFirst = "coalesce((to_jsonb(t) ->> 'rejudge')::int, 0) = 0";
    // Comes again by itself, a little later each time.
    const string NoTick = "coalesce(to_jsonb(t) ->> 'kind', '') <> 'pool-tick'";

    public static async Task<Dictionary<string, string>> OfAsync(FuzzPlatform platform, PlayedCohort cohort)
    {
        var ids = string.Join('|', cohort.Members.Append(cohort.Organizer).Select(p => p.Id.ToString()).Append(cohort.Id));
        var ofThis = $"coalesce(to_jsonb(t) ->> 'cohort_id', '{cohort.Id}') = '{cohort.Id}'";
        var all = new Dictionary<string, string>();
        foreach (var service in FuzzPlatform.WithDatabase)
        {
            await using var source = NpgsqlDataSource.Create((await platform.Platform.DatabaseAsync(service)).ConnectionString);
            foreach (var table in await ReadAsync(source, "select tablename::text from pg_tables where schemaname = 'public' order by 1"))
            {
                if (!Apart.Contains(table))
                    all[$"{service} {table}"] = string.Join('\n', await ReadAsync(source, $"select t::text from \"{table}\" t where t::text ~ '{ids}' and {ofThis} and {JudgedFirst} and {NoTick} order by 1"));
            }
        }
        return all;
    }

    static async Task<List<string>> ReadAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }
}
