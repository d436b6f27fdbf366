using Microsoft.EntityFrameworkCore;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Loops;
using NodaTime;

namespace Mockloop.Scheduling.Training;

/// <summary>
/// A held interview is a step of the shadows who were there; leading counts only when the chair's holder was there too.
/// Whoever has taken all steps is qualified. Needs a transaction.
/// </summary>
static class NoteSteps
{
    public static async Task NoteAsync(SchedulingDb db, Interview interview, IReadOnlyList<Guid> present, Instant at, CancellationToken ct)
    {
        var holders = interview.Seats.Where(b => !b.Shadow && present.Contains(b.PersonId)).Select(b => b.Role).ToHashSet();
        foreach (var seat in interview.Seats.Where(b => b.Shadow && present.Contains(b.PersonId) && holders.Contains(b.Role)).OrderBy(b => b.PersonId).ToList())
            await NoteAsync(db, interview, seat, at, ct);
    }

    static async Task NoteAsync(SchedulingDb db, Interview interview, Booking seat, Instant at, CancellationToken ct)
    {
        var chair = $"{interview.StageId}:{seat.Role}";
        // Two interviews that end at once are counted one after the other, or both would miss the other's step.
        await db.Database.ExecuteSqlAsync(
            $"select 1 from trainee where cohort_id = {interview.CohortId} and person_id = {seat.PersonId} and chair = {chair} for update", ct);
        await db.Database.ExecuteSqlAsync($"""
            insert into training_step (interview_id, person_id, cohort_id, chair, led, at)
            values ({interview.Id}, {seat.PersonId}, {interview.CohortId}, {chair}, {seat.Leads}, {at})
            on conflict do nothing
            """, ct);
        await Qualified.NowAsync(db, interview.CohortId, seat.PersonId, ct);
    }
}
