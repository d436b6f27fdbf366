using Npgsql;

namespace Mockloop.Load.Pool;

/// <summary>After the last event everything in flight arrives; then nobody may be lost, doubled or forgotten.</summary>
sealed class PoolEnd(NpgsqlDataSource source, Booker booker, PoolClock clock, Findings findings)
{
    const int Quiet = 15, Longest = 600;
    static readonly TimeSpan Step = TimeSpan.FromMinutes(16), Pause = TimeSpan.FromMilliseconds(200);

    public async Task CheckAsync()
    {
        // As long as criteria go on being relaxed, and then until nothing moves.
        for (var i = 0; i < 4; i++)
        {
            await clock.AdvanceAsync(Step);
            await SettleAsync();
        }
        var stands = booker.All.Where(b => b.Stands).ToDictionary(b => b.Match.MatchId);
        await NoneAsync("matches that were never answered", "select count(*) from pool_ticket where state = 'Matched'");
        await NoneAsync("people with two places in one line",
            "select count(*) from (select 1 from pool_ticket where state in ('Waiting', 'Matched', 'Paused') group by cohort_id, stage_id, person_id having count(*) > 1) x");
        await NoneAsync("tickets in two matches", "select count(*) from (select 1 from pool_seat where open group by ticket_id having count(*) > 1) x");
        await NoneAsync("waiting tickets with an open match",
            "select count(*) from pool_ticket t join pool_seat s on s.ticket_id = t.id and s.open where t.state in ('Waiting', 'Paused')");
        await NoneAsync("work that was given up", "select count(*) from failed_message");
        await NoneAsync("tickets that ended without a reason", "select count(*) from pool_ticket where state = 'Left' and last_refusal = '' and version < 2");
        await NoneAsync("waiting tickets that nobody will look at again",
            "select count(*) from pool_ticket t where state = 'Waiting' and not exists (select 1 from due_time d where d.kind = 'pool-expire' and d.key = t.id)");
        await CheckSeatsAsync(stands);
    }

    // Every interview that stands has its two tickets, booked; every booked ticket has an interview that stands.
    async Task CheckSeatsAsync(Dictionary<Guid, Booker.Booked> stands)
    {
        var seen = new HashSet<(Guid Match, Guid Person)>();
        await using var command = source.CreateCommand("select match_id, person_id, interview_ids from pool_ticket where state = 'Booked'");
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
            {
                var (match, person, interviews) = (reader.GetGuid(0), reader.GetGuid(1), reader.GetFieldValue<Guid[]>(2));
                seen.Add((match, person));
                if (!stands.TryGetValue(match, out var booked) || !booked.Interviews.Order().SequenceEqual(interviews.Order()))
                    findings.Violation($"{person} is booked by match {match}, which {(booked is null ? "does not stand" : $"is {string.Join(" and ", booked.Interviews)}, not {string.Join(" and ", interviews)}")}");
            }
        foreach (var (match, booked) in stands)
            foreach (var person in new[] { booked.Match.CandidateId, booked.Match.InterviewerId })
                if (!seen.Contains((match, person)))
                    findings.Violation($"{person} sits in an interview of match {match}, and no ticket says so");
        findings.Count("interviews that stand", stands.Values.Sum(b => b.Interviews.Count));
    }

    async Task SettleAsync()
    {
        for (int quiet = 0, i = 0; quiet < Quiet && i < Longest; i++)
        {
            var moved = await booker.PumpAsync();
            await Task.Delay(Pause);
            var due = await CountAsync("select count(*) from due_time where due_at <= now() + coalesce((select \"offset\" from clock_offset), interval '0') and failed_at is null");
            quiet = moved || due > 0 ? 0 : quiet + 5;
        }
    }

    async Task NoneAsync(string what, string sql)
    {
        if (await CountAsync(sql) is var count and > 0)
            findings.Violation($"{count} {what}");
    }

    async Task<long> CountAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
