using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;

namespace Mockloop.Scheduling.Loops;

/// <summary>
/// Finds other people, or another slot, for an interview that cannot be held as booked; runs once per occasion as a
/// due-time row, since it may ask the planner. Cancels it with a reason when nothing fits.
/// </summary>
sealed class RepairInterview(SchedulingDb db, TakeOver takeOver, RepairSearch search, DomainClock clock) : IDueHandler
{
    public const string Kind = "interview-repair";

    sealed record Order(DateTimeOffset Start, IReadOnlyList<Guid> Absent, Guid CauseId, string Why, DateTimeOffset At, Guid? By, string Said);

    /// <summary>Asks for a repair of the interview as it is now; once it has another slot, or none of the absent sits in it, the order is void.</summary>
    public static void Schedule(SchedulingDb db, Interview interview, Instant at, IReadOnlyList<Guid> absent, Cause cause) =>
        db.Schedule(Kind, interview.Id, at, JsonSerializer.Serialize(
            new Order(interview.Start.ToDateTimeOffset(), absent, cause.Id, cause.Words, cause.At.ToDateTimeOffset(), cause.By, cause.Said)));

    public async Task HandleAsync(DueTime due, CancellationToken ct)
    {
        var order = JsonSerializer.Deserialize<Order>(due.Payload)!;
        var interview = (await db.LockInterviewAsync(due.Key, ct))!;
        if (interview.State != InterviewState.Booked || !await IsDueAsync(interview, order, ct))
            return;
        var cause = new Cause(order.CauseId, order.Why, Instant.FromDateTimeOffset(order.At), order.By, order.Said);
        // Who declined before, and whose order this one replaced, is looked after too.
        Guid[] absent = [.. order.Absent.Union(interview.Bookings.Where(b => b.Declined).Select(b => b.PersonId))];
        await RepairAsync(interview, absent, cause, ct);
        await db.SaveChangesAsync(ct);
    }

    async Task<bool> IsDueAsync(Interview interview, Order order, CancellationToken ct)
    {
        var seated = interview.Bookings.Select(b => b.PersonId).Where(order.Absent.Contains).ToList();
        return interview.Start.ToDateTimeOffset() == order.Start
            ? seated.Count > 0
            : await db.Memberships.AnyAsync(m => m.CohortId == interview.CohortId && m.Withdrawn && seated.Contains(m.PersonId!.Value), ct);
    }

    async Task RepairAsync(Interview interview, IReadOnlyList<Guid> absent, Cause cause, CancellationToken ct)
    {
        var loop = await db.Loops.SingleOrDefaultAsync(l => l.Id == interview.LoopId, ct);
        if (loop is { State: not LoopState.Running })
        {
            db.Publish(interview.Cancel(cause));
            return;
        }
        if (!absent.Contains(interview.CandidateId) && (await takeOver.TryAsync(interview.Id, absent, cause, clock.Now, ct)).Count > 0)
            return;
        // Passing over people who were taken may have let go of it.
        interview = (await db.LockInterviewAsync(interview.Id, ct))!;
        if (loop is null)
        {
            db.Publish(interview.Cancel(cause.With("Nobody else could take the chair; join the pool again for another one.")));
            return;
        }
        var found = await search.FindAsync(loop, interview, absent, clock.Now, ct);
        if (found.Moves.Count == 0)
            db.Publish(interview.Cancel(cause.With($"No other slot fits: {found.Words}")));
        else
            await MoveAsync(found.Moves, cause.With(found.Words), ct);
    }

    // One may move to where the other was: only the end result must not overlap.
    async Task MoveAsync(IReadOnlyList<RepairMove> moves, Cause cause, CancellationToken ct)
    {
        await db.Database.ExecuteSqlRawAsync($"set constraints {Booking.NoOverlap} deferred", ct);
        foreach (var move in moves)
        {
            var interview = (await db.LockInterviewAsync(move.InterviewId, ct))!;
            db.Publish(interview.Move(move.Start, move.End, move.Chairs, cause));
        }
        await db.SaveChangesAsync(ct);
        await db.Database.ExecuteSqlRawAsync($"set constraints {Booking.NoOverlap} immediate", ct);
    }
}
