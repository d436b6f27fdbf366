using Microsoft.EntityFrameworkCore;
using Mockloop.Matching.Data;
using Mockloop.TestServers;
using Npgsql;

namespace Mockloop.Load.Pool;

/// <summary>A database of Matching's own schema, with members of the cohorts in it.</summary>
static class PoolDatabase
{
    const int Member = 1;

    public static async Task<TestDatabase> NewAsync()
    {
        var database = await SharedPostgres.NewDatabaseAsync();
        var options = new DbContextOptionsBuilder<MatchingDb>()
            .UseNpgsql(database.ConnectionString, npgsql => npgsql.UseNodaTime()).UseSnakeCaseNamingConvention().Options;
        await using var db = new MatchingDb(options);
        await db.Database.MigrateAsync();
        return database;
    }

    public static async Task AddMembersAsync(NpgsqlDataSource source, PoolWorld world)
    {
        foreach (var (cohort, people) in world.All)
        {
            await using var command = source.CreateCommand("insert into cohort_member (cohort_id, person_id, roles, version) select $1, p, $3, 1 from unnest($2) p");
            command.Parameters.AddWithValue(cohort);
            command.Parameters.AddWithValue(people);
            command.Parameters.AddWithValue(Member);
            await command.ExecuteNonQueryAsync();
        }
    }
}
