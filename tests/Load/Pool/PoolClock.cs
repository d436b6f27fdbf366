using NodaTime;
using Npgsql;

namespace Mockloop.Load.Pool;

/// <summary>Domain time: moved by the row that the replicas follow.</summary>
sealed class PoolClock(NpgsqlDataSource source)
{
    long offsetTicks;

    /// <summary>At least what any replica's clock shows.</summary>
    public Instant Now => SystemClock.Instance.GetCurrentInstant() + Duration.FromTicks(Interlocked.Read(ref offsetTicks));

    public async Task AdvanceAsync(TimeSpan by)
    {
        Interlocked.Add(ref offsetTicks, by.Ticks);
        await using var command = source.CreateCommand("""
            insert into clock_offset (id, "offset") values (1, $1) on conflict (id) do update set "offset" = clock_offset."offset" + excluded."offset"
            """);
        command.Parameters.AddWithValue(by);
        await command.ExecuteNonQueryAsync();
        await ExecuteAsync("select pg_notify('clock', '')");
    }

    /// <summary>A tick of a cohort falls due now.</summary>
    public Task TickAsync(Guid cohort) => ExecuteAsync($"""
        insert into due_time (kind, key, due_at, payload) values ('pool-tick', '{cohort}', '2000-01-01', '')
            on conflict (kind, key) do update set due_at = excluded.due_at, generation = due_time.generation + 1, not_before = null;
        select pg_notify('due_time', '')
        """);

    async Task ExecuteAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
