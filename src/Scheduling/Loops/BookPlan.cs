using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Matching;
using Mockloop.Scheduling.Cohorts;
using Mockloop.Scheduling.Data;
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
        var loops = plan.Placements.Where(p => !incomplete.Contains(p.Candidate)).GroupBy(p => p.Candidate)
            .Select(loop => LoopOf(cohort, loop, start)).ToList();
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
                db.Publish(interview.Booked());
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

    static Loop LoopOf(Cohort cohort, IGrouping<string, Placement> placements, LocalDate start)
    {
        var loop = Loop.Of(cohort, Guid.Parse(placements.Key), start);
        foreach (var stage in placements.GroupBy(p => p.Stage))
        {
            var chairs = stage.Select(p => new Chair(Guid.Parse(p.Interviewer), p.Role)).ToList();
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
    }
}
