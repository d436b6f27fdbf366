using Mockloop.TestServers;
using Npgsql;

namespace Mockloop.Load.Queue;

/// <summary>How often work was leased, and how long lost work waited for its next lease, in seconds.</summary>
sealed record LeaseCounts(long Count, long Most, double Average, double Longest);

/// <summary>What stands in the database of Questions.</summary>
sealed class QueueCounts(TestDatabase database)
{
    /// <summary>The row of a piece of work goes with its result, so the database keeps a note of every lease.</summary>
    public Task NoteLeasesAsync() => database.ScalarAsync<object>("""
        create table load_lease (submission_id uuid, at timestamptz default clock_timestamp());
        create function load_note() returns trigger language plpgsql as $$
        begin
            if new.lease_id is not null and new.lease_id is distinct from old.lease_id then
                insert into load_lease (submission_id) values (new.submission_id);
            end if;
            return new;
        end $$;
        create trigger load_note after update on grading_work for each row execute function load_note();
        """);

    public Task<long> ResultsAsync() => database.ScalarAsync<long>("select count(*) from grading_result");

    public async Task<int> GradedAsync() => (int)await database.ScalarAsync<long>("select count(*) from submission where state = 'Graded'");

    public async Task<int> WaitingAsync() => (int)await database.ScalarAsync<long>("select count(*) from grading_work");

    public async Task<(int Events, int Submissions)> ToldAsync() => (
        (int)await database.ScalarAsync<long>($"select count(*) from outbox_message where type = '{Graded}'"),
        (int)await database.ScalarAsync<long>($"select count(distinct payload::json ->> 'submissionId') from outbox_message where type = '{Graded}'"));

    static string Graded => typeof(Proto.SubmissionGraded).FullName!;

    public async Task<IReadOnlyList<(Guid Submission, string Verdict)>> VerdictsAsync()
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select submission_id, verdict from grading_result", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<(Guid, string)>();
        while (await reader.ReadAsync())
            found.Add((reader.GetGuid(0), reader.GetString(1)));
        return found;
    }

    /// <summary>The last wall, whatever the code above it does.</summary>
    public async Task<bool> RefusesSecondResultAsync()
    {
        try
        {
            await database.ScalarAsync<object>("insert into grading_result select * from grading_result limit 1");
            return false;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return true;
        }
    }

    public async Task<LeaseCounts> LeasesAsync()
    {
        const string Gaps = "(select extract(epoch from at - lag(at) over (partition by submission_id order by at))::float8 as gap from load_lease) gaps";
        return new(
            await database.ScalarAsync<long>("select count(*) from load_lease"),
            await database.ScalarAsync<long>("select max(n) from (select count(*) as n from load_lease group by submission_id) counts"),
            await database.ScalarAsync<double>($"select coalesce(avg(gap), 0)::float8 from {Gaps}"),
            await database.ScalarAsync<double>($"select coalesce(max(gap), 0)::float8 from {Gaps}"));
    }
}
