using System.Text.Json;
using Mockloop.TestServers;
using Npgsql;

namespace Mockloop.Load.Rate;

/// <summary>One submission from its first lease to its stored result, by the database's clock.</summary>
/// <param name="Submission">Its id.</param>
/// <param name="Verdict">Stored.</param>
/// <param name="LeasedAt">First lease.</param>
/// <param name="StoredAt">Its result came.</param>
/// <param name="CompileWall">Of the compiler.</param>
/// <param name="CompileCpu">Of the compiler.</param>
/// <param name="RunWall">Of all tests that ran.</param>
/// <param name="RunCpu">Of all tests that ran.</param>
sealed record Judged(
    Guid Submission, string Verdict, DateTime LeasedAt, DateTime StoredAt, double CompileWall, double CompileCpu, double RunWall, double RunCpu)
{
    public double Seconds => (StoredAt - LeasedAt).TotalSeconds;
}

/// <summary>When what happened, noted by the database itself.</summary>
sealed class RateCounts(TestDatabase database)
{
    /// <summary>A result carries the domain's time, which a demo moves: the database keeps its own. Needs the notes of leases.</summary>
    public Task NoteResultsAsync() => database.ScalarAsync<object>("""
        create table load_result (submission_id uuid, at timestamptz default clock_timestamp());
        create function load_note_result() returns trigger language plpgsql as $$
        begin
            insert into load_result (submission_id) values (new.submission_id);
            return new;
        end $$;
        create trigger load_note_result after insert on grading_result for each row execute function load_note_result();
        """);

    public async Task<IReadOnlyList<Judged>> JudgedAsync()
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("""
            select r.submission_id, r.verdict, (select min(l.at) from load_lease l where l.submission_id = r.submission_id), n.at, r.report
            from grading_result r join load_result n on n.submission_id = r.submission_id order by n.at
            """, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<Judged>();
        while (await reader.ReadAsync())
            found.Add(Read(reader.GetGuid(0), reader.GetString(1), reader.GetDateTime(2), reader.GetDateTime(3), reader.GetString(4)));
        return found;
    }

    static Judged Read(Guid submission, string verdict, DateTime leased, DateTime stored, string report)
    {
        if (report.Length == 0)
            return new(submission, verdict, leased, stored, 0, 0, 0, 0);
        using var json = JsonDocument.Parse(report);
        var compile = json.RootElement.GetProperty("compile");
        var tests = json.RootElement.GetProperty("tests");
        return new(submission, verdict, leased, stored, Seconds(compile, "ms"), Seconds(compile, "cpuMs"),
            tests.EnumerateArray().Sum(t => Seconds(t, "wallMs")), tests.EnumerateArray().Sum(t => Seconds(t, "cpuMs")));
    }

    static double Seconds(JsonElement of, string milliseconds) => of.GetProperty(milliseconds).GetInt64() / 1000.0;
}
