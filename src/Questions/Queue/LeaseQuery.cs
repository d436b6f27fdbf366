using Mockloop.Questions.Data;

namespace Mockloop.Questions.Queue;

/// <summary>
/// Takes the next pieces of work. Order: priority; then a piece per cohort before a second one of any (row number);
/// then the cohort that was served longest ago; then age. Rows that another worker is just taking are skipped.
/// </summary>
static class LeaseQuery
{
    public static async Task<List<GradingWork>> TakeAsync(
        QuestionsDb db, string worker, int slots, int attempts, Instant now, Instant until, CancellationToken ct)
    {
        var taken = await db.GradingWork.FromSql($"""
            with free as (
                select w.id, w.cohort_id, w.priority, w.queued_at,
                       row_number() over (partition by w.priority, w.cohort_id order by w.queued_at, w.id) as round_number
                from grading_work w
                where (w.leased_until is null or w.leased_until <= {now}) and w.attempts < {attempts}
            ), chosen as (
                select w.id
                from grading_work w
                join free f on f.id = w.id
                left join cohort_turn t on t.cohort_id = w.cohort_id
                where (w.leased_until is null or w.leased_until <= {now}) and w.attempts < {attempts}
                order by f.priority, f.round_number, coalesce(t.last_turn, 0), f.queued_at, f.id
                limit {slots}
                for update of w skip locked
            )
            update grading_work w
            set lease_id = gen_random_uuid(), worker = {worker}, leased_until = {until}, attempts = w.attempts + 1
            from chosen where w.id = chosen.id
            returning w.*
            """).AsNoTracking().ToListAsync(ct);
        foreach (var cohort in taken.Select(w => w.CohortId).Distinct().Order())
            await db.Database.ExecuteSqlAsync($"""
                insert into cohort_turn (cohort_id, last_turn) values ({cohort}, nextval('grading_turn'))
                on conflict (cohort_id) do update set last_turn = excluded.last_turn
                """, ct);
        return taken;
    }
}
