using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Matching;
using Mockloop.Scheduling.Cohorts;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Training;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Errors;
using NodaTime;

namespace Mockloop.Scheduling.Loops;

/// <summary>
/// Commits a plan: loops, interviews, everybody's bookings and the events in one save. When what it was made from has
/// changed, or the database refuses any of it, nothing is booked and the error says what came in between.
/// </summary>
sealed class BookPlan(SchedulingDb db, BookingsInTheWay inTheWay)
{
    public async Task HandleAsync(Cohort cohort, PlanBasis basis, SolveProgress plan, LocalDate start, CancellationToken ct)
    {
        var incomplete = plan.Unplaced.Select(u => u.Candidate).ToHashSet();
        var shadows = ShadowsOf(plan.Shadows.Where(s => !incomplete.Contains(s.Beside.Candidate)), await TrainingProgress.OfAsync(db, cohort.Id, person: null, ct)).ToLookup(s => (s.Candidate, s.Stage), s => s.Chair);
        var loops = plan.Placements.Where(p => !incomplete.Contains(p.Candidate)).GroupBy(p => p.Candidate)
            .Select(loop => LoopOf(cohort, loop, shadows, start)).ToList();
        if (loops.Count == 0)
            return;
        await using var transaction = await db.JoinTransactionAsync(ct);
        await MustBeFreshAsync(cohort.Id, basis, loops, ct);
        cohort.Planned();
        db.Loops.AddRange(loops);
        foreach (var loop in loops)
        {
            db.Publish(loop.Planned(cohort));
            foreach (var interview in loop.Interviews)
                db.Publish(interview.Booked(cohort));
        }
        await SaveAsync(loops, ct);
        await MustKeepCapsAsync(loops, ct);
        await transaction.CommitAsync(ct);
    }

    // Locked, what was compared stays so up to the commit.
    async Task MustBeFreshAsync(Guid cohort, PlanBasis basis, List<Loop> loops, CancellationToken ct)
    {
        Guid[] people = [.. loops.SelectMany(l => l.Interviews).SelectMany(i => i.Bookings).Select(b => b.PersonId).Distinct()];
        await db.Database.ExecuteSqlAsync($"select 1 from cohort where id = {cohort} for no key update", ct);
        await db.Database.ExecuteSqlAsync($"select 1 from person where id = any({people}) order by id for share", ct);
        var changes = basis.ChangesTo(await PlanBasis.ReadAsync(db, cohort, ct), people);
        if (changes.Count > 0)
            throw DomainException.Aborted($"Nothing was booked, since the cohort changed while it was being planned: {string.Join("; ", changes)}. Plan again.");
    }

    async Task MustKeepCapsAsync(List<Loop> loops, CancellationToken ct)
    {
        var broken = await Caps.BrokenAsync(db, loops.SelectMany(l => l.Interviews).SelectMany(i => i.Seats), ct);
        if (broken.Count > 0)
            throw DomainException.Aborted($"Nothing was booked, since other bookings came in between: {string.Join("; ", broken)}. Plan again.");
    }

    // The first seats that a trainee gets are to see, once they have seen enough the rest is to lead.
    static IEnumerable<(string Candidate, string Stage, Chair Chair)> ShadowsOf(IEnumerable<SeatedShadow> shadows, List<TrainingProgress> trainees)
    {
        foreach (var seats in shadows.GroupBy(s => (Person: Guid.Parse(s.Person), Chair: $"{s.Beside.Stage}:{s.Beside.Role}")))
        {
            if (trainees.Find(t => t.PersonId == seats.Key.Person && t.Chair == seats.Key.Chair) is not { } trainee)
                continue;
            var ordered = seats.Select(s => s.Beside).OrderBy(p => p.Start.ToInstant()).ToList();
            for (var i = 0; i < Math.Min(ordered.Count, trainee.ShadowsMissing + trainee.LedMissing); i++)
                yield return (ordered[i].Candidate, ordered[i].Stage, new(trainee.PersonId, ordered[i].Role, Shadow: true, Leads: i >= trainee.ShadowsMissing));
        }
    }

    static Loop LoopOf(Cohort cohort, IGrouping<string, Placement> placements, ILookup<(string, string), Chair> shadows, LocalDate start)
    {
        var loop = Loop.Of(cohort, Guid.Parse(placements.Key), start);
        foreach (var stage in placements.GroupBy(p => p.Stage))
        {
            List<Chair> chairs = [.. stage.Select(p => new Chair(Guid.Parse(p.Interviewer), p.Role)), .. shadows[(placements.Key, stage.Key)]];
            var first = stage.First();
            loop.Add(Interview.Book(cohort, loop.Id, null, loop.CandidateId, stage.Key, first.Start.ToInstant(), first.End.ToInstant(), chairs));
        }
        return loop;
    }

    async Task SaveAsync(List<Loop> loops, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsOverlap())
        {
            throw DomainException.Aborted($"Nothing was booked: {await inTheWay.OfAsync(loops.SelectMany(l => l.Interviews), ct)} Plan again.");
        }
        catch (DbUpdateException e) when (e.IsOfLeaver())
        {
            throw DomainException.Aborted("Nothing was booked: somebody in the plan has just left the cohort. Plan again.");
        }
    }
}
