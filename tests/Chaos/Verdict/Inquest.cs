using Microsoft.Extensions.Configuration;
using Mockloop.Chaos.Killing;
using Mockloop.Chaos.Running;

namespace Mockloop.Chaos.Verdict;

/// <summary>What must hold in the databases, whatever was killed: read by SQL after the last play has come to rest.</summary>
sealed class Inquest(PlatformProcess platform, IConfiguration configuration, Findings findings)
{
    readonly Books books = new(platform);

    /// <summary>Looks at everything and prints the table.</summary>
    internal async Task HoldAsync(Killer killer, IEnumerable<Point> deaths, CancellationToken stop)
    {
        await BookingsAsync(stop);
        await ResultsAsync(stop);
        await new Cards(books, findings).LookAsync(stop);
        await new Messages(books, configuration, findings).LookAsync(stop);
        findings.None("no due time fired twice", await books.RowsAsync(
            "select what, key, number, count(*) from commit_journal where what like 'due %' group by what, key, number having count(*) > 1", stop));
        findings.Add("due times fired at all", await books.SumAsync("select count(*) from commit_journal where what like 'due %'", stop) > 0 ? null : "none in the journal");
        findings.None("no due time is left over or given up", await books.RowsAsync(
            "select kind, key, due_at, failed_at from due_time where failed_at is not null", stop));
        await Counts.PrintAsync(books, killer, deaths, stop);
    }

    async Task BookingsAsync(CancellationToken stop)
    {
        findings.None("nobody is booked twice at one time", await books.RowsAsync("scheduling", """
            select a.person_id, a.period, b.period from booking a join booking b on a.person_id = b.person_id
                and a.interview_id < b.interview_id and a.period && b.period where not a.cancelled and not b.cancelled
            """, stop));
        Expect("the database itself refuses a second booking", "booking_no_overlap", await books.RefusalAsync("scheduling", """
            with other as (insert into interview select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'loop_id', null))).*
                from interview i where id = (select interview_id from booking where not cancelled limit 1) returning id)
            insert into booking select (jsonb_populate_record(b, jsonb_build_object('interview_id', (select id from other)))).*
                from booking b where not cancelled limit 1
            """, stop));
    }

    async Task ResultsAsync(CancellationToken stop)
    {
        findings.None("no second result of a submission", await books.RowsAsync("questions",
            "select submission_id, package_hash, rejudge, count(*) from grading_result group by 1, 2, 3 having count(*) > 1", stop));
        Expect("the database itself refuses a second result", "pk_grading_result", await books.RefusalAsync("questions",
            "insert into grading_result select * from grading_result limit 1", stop));
        findings.None("every submission has its result", await books.RowsAsync("questions", """
            select s.id, s.state from submission s left join grading_result r on r.submission_id = s.id and r.verdict = s.verdict
            where s.state <> 'Graded' or r.submission_id is null
            """, stop));
        findings.None("no verdict blames the platform", await books.RowsAsync("questions",
            "select submission_id, detail from grading_result where verdict = 'InternalError'", stop));
    }

    /// <summary>The submission whose verdict was held back while nobody was killed must have been leased once.</summary>
    internal async Task LeasesAsync(string? heldBack, CancellationToken stop)
    {
        var leases = heldBack is null ? [] : await books.RowsAsync("questions",
            $"select number from commit_journal where what = 'lease' and key = '{Guid.Parse(heldBack)}'", stop);
        findings.Add("a lease is renewed for as long as its worker works", heldBack is null ? "no verdict was held back"
            : leases.Count == 1 ? null : $"submission {heldBack} was held back for {ChaosOptions.HeldBack.TotalSeconds} s and leased {leases.Count} times");
    }

    void Expect(string what, string constraint, string? refusal) =>
        findings.Add(what, refusal == constraint ? null : $"{constraint} did not refuse it ({refusal ?? "nothing did"})");
}
