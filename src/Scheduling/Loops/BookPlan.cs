using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Matching;
using Mockloop.Scheduling.Cohorts;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Errors;
using NodaTime;

namespace Mockloop.Scheduling.Loops;

/// <summary>
/// Commits a plan: loops, interviews, everybody's bookings and the events in one save. When the database refuses any of
/// it, nothing is booked and the error says what came in between.
/// </summary>
sealed class BookPlan(SchedulingDb db)
{
    public async Task HandleAsync(Cohort cohort, SolveProgress plan, LocalDate start, CancellationToken ct)
    {
        var incomplete = plan.Unplaced.Select(u => u.Candidate).ToHashSet();
        var loops = plan.Placements.Where(p => !incomplete.Contains(p.Candidate)).GroupBy(p => p.Candidate)
            .Select(loop => LoopOf(cohort, loop, start)).ToList();
        if (loops.Count == 0)
            return;
        cohort.Planned();
        db.Loops.AddRange(loops);
        foreach (var loop in loops)
        {
            db.Publish(loop.Planned(cohort));
            foreach (var interview in loop.Interviews)
                db.Publish(interview.Booked());
        }
        await SaveAsync(loops, ct);
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
        catch (DbUpdateConcurrencyException)
        {
            throw DomainException.Aborted("Nothing was booked: the cohort changed while it was being planned (somebody joined, left, or planned it too). Plan again.");
        }
        catch (DbUpdateException e) when (e.IsDuplicate())
        {
            throw DomainException.Aborted("Nothing was booked: one of the candidates got a loop while this one was being planned. Plan again.");
        }
        catch (DbUpdateException e) when (e.IsOverlap())
        {
            db.ChangeTracker.Clear();
            throw DomainException.Aborted($"Nothing was booked: {await WhoAsync(loops, ct)} was booked elsewhere while this was being planned. Plan again.");
        }
    }

    async Task<string> WhoAsync(List<Loop> loops, CancellationToken ct)
    {
        foreach (var booking in loops.SelectMany(l => l.Interviews).SelectMany(i => i.Bookings))
        {
            var (start, end) = (booking.Period.Start, booking.Period.End);
            var name = await db.Bookings.Where(b => b.PersonId == booking.PersonId && !b.Cancelled && b.Period.Start < end && b.Period.End > start)
                .Join(db.People, b => b.PersonId, p => p.Id, (_, p) => p.Name).FirstOrDefaultAsync(ct);
            if (name is not null)
                return $"{name}, wanted from {start} to {end},";
        }
        return "one of the people in it";
    }
}
