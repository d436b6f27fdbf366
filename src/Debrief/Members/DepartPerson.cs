using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Committees;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Interviews;
using Mockloop.Debrief.Loops;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Debrief.Members;

/// <summary>
/// Somebody is gone: their own open loops end as withdrawn, nobody waits for their cards any more, and a simulated panelist takes
/// each chair in which they have not voted yet.
/// </summary>
sealed class DepartPerson(DebriefDb db, SettleInterview settle, SettleCommittee committee, DomainClock clock)
{
    public const string Withdrawn = "The candidate left the cohort before the loop was decided.";

    /// <param name="cohortId">The cohort, or <see cref="Departure.Everywhere"/>.</param>
    public async Task RunAsync(Guid personId, Guid cohortId, CancellationToken ct)
    {
        await db.EnterDepartureAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"insert into departure (person_id, cohort_id) values ({personId}, {cohortId}) on conflict do nothing", ct);
        bool everywhere = cohortId == Departure.Everywhere;
        var interviews = await db.Interviews
            .Where(i => i.DecidedAt == null && (everywhere || i.CohortId == cohortId))
            .Where(i => i.CandidateId == personId || i.Cards.Any(c => c.AuthorId == personId))
            .OrderBy(i => i.Id).Select(i => new { i.Id, i.LoopId }).ToListAsync(ct);
        var loops = await db.Loops
            .Where(l => l.Outcome == null && (everywhere || l.CohortId == cohortId))
            .Where(l => l.CandidateId == personId || l.Committee!.Chairs.Any(c => c.PersonId == personId))
            .Select(l => l.Id).ToListAsync(ct);
        foreach (var loopId in loops.Union(interviews.Select(i => i.LoopId).OfType<Guid>()).Order())
        {
            await LeaveLoopAsync(loopId, personId, ct);
            foreach (var interview in interviews.Where(i => i.LoopId == loopId))
                await LeaveInterviewAsync(interview.Id, loopId, ct);
        }
        foreach (var interview in interviews.Where(i => i.LoopId is null))
            await LeaveInterviewAsync(interview.Id, null, ct);
    }

    async Task LeaveLoopAsync(Guid loopId, Guid personId, CancellationToken ct)
    {
        var loop = await db.LockLoopAsync(loopId, ct);
        if (loop.CandidateId == personId)
            await db.EndLoopAsync(loop, LoopOutcome.Withdrawn, Withdrawn, clock.Now, ct);
        loop.Committee?.Leave(personId);
        await committee.RunAsync(loop, ct);
    }

    async Task LeaveInterviewAsync(Guid interviewId, Guid? loopId, CancellationToken ct)
    {
        var (interview, loop) = await db.LockInterviewAsync(interviewId, ct, loopId);
        await settle.RunAsync(interview, loop, ct);
    }
}
