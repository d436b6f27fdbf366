using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;

namespace Mockloop.Scheduling.Loops;

/// <summary>
/// Finds other people, or another slot, for an interview that cannot be held as booked; runs once per occasion as a
/// due-time row, since it may ask the planner. Cancels it with a reason when nothing fits. Nobody waits while the planner
/// is asked: the loop is let go meanwhile, and a plan made from what has changed since is thrown away.
/// </summary>
sealed class RepairInterview(SchedulingDb db, TakeOver takeOver, RepairSearch search, BookRepair book, DomainClock clock) : IDueHandler
{
    public const string Kind = "interview-repair";

    const string Unlocked = "unlocked";

    /// <summary>Plans made for one try; what changes more often is tried again later.</summary>
    const int MostPlans = 5;

    sealed record Order(
        Guid InterviewId, DateTimeOffset Start, IReadOnlyList<Guid> Absent, Guid CauseId, string Why, DateTimeOffset At, Guid? By, string Said)
    {
        public Cause Cause => new(CauseId, Why, Instant.FromDateTimeOffset(At), By, Said);
    }

    /// <summary>
    /// Asks for a repair of the interview as it is now; once it has another slot, or none of the absent sits in it, the order
    /// is void. Every order is a row of its own: who holds a loop never waits for one that runs.
    /// </summary>
    public static void Schedule(SchedulingDb db, Interview interview, Instant at, IReadOnlyList<Guid> absent, Cause cause) =>
        db.Schedule(Kind, Guid.CreateVersion7(), at, JsonSerializer.Serialize(
            new Order(interview.Id, interview.Start.ToDateTimeOffset(), absent, cause.Id, cause.Words, cause.At.ToDateTimeOffset(), cause.By, cause.Said)));

    public async Task HandleAsync(DueTime due, CancellationToken ct)
    {
        var order = JsonSerializer.Deserialize<Order>(due.Payload)!;
        // Orders of releases before this one have the interview as their key.
        order = order with { InterviewId = order.InterviewId == Guid.Empty ? due.Key : order.InterviewId };
        var transaction = db.Database.CurrentTransaction!;
        RepairFinding? found = null;
        for (var plans = 0; plans <= MostPlans; plans++)
        {
            await transaction.CreateSavepointAsync(Unlocked, ct);
            if (await SettleAsync(order, found, ct) is not { } open)
                return;
            await transaction.RollbackToSavepointAsync(Unlocked, ct);
            db.ChangeTracker.Clear();
            if (!search.HasTime)
                break;
            found = await search.FindAsync(open.Loop, open.Interview, open.Absent, clock.Now, ct);
        }
        throw new InvalidOperationException($"What interview {order.InterviewId} could move to changed again and again while it was planned.");
    }

    /// <summary>What a plan must be made for; null when all is done and saved.</summary>
    sealed record Open(Loop Loop, Interview Interview, IReadOnlyList<Guid> Absent);

    async Task<Open?> SettleAsync(Order order, RepairFinding? found, CancellationToken ct)
    {
        var interview = (await db.LockInterviewAsync(order.InterviewId, ct))!;
        if (interview.State != InterviewState.Booked || !await IsDueAsync(interview, order, ct))
            return null;
        // Who declined before, and whose order comes later, is looked after too.
        Guid[] absent = [.. order.Absent.Union(interview.Bookings.Where(b => b.Declined).Select(b => b.PersonId))];
        var loop = await db.Loops.SingleOrDefaultAsync(l => l.Id == interview.LoopId, ct);
        if (loop is { State: not LoopState.Running })
            return await CancelAsync(interview, order.Cause, ct);
        if (interview.Bookings.All(b => b.Shadow || !absent.Contains(b.PersonId)))
            return await GoOnAsync(interview, absent, order.Cause, ct);
        if (!absent.Contains(interview.CandidateId) && (await takeOver.TryAsync(interview.Id, absent, order.Cause, clock.Now, ct)).Count > 0)
            return null;
        // Passing over people who were taken may have let go of it.
        interview = (await db.LockInterviewAsync(interview.Id, ct))!;
        if (loop is null)
            return await CancelAsync(interview, order.Cause.With("Nobody else could take the chair; join the pool again for another one."), ct);
        if (found is null || !await book.TryAsync(loop, interview, found, order.Cause, ct))
            return new(loop, interview, absent);
        return null;
    }

    async Task<bool> IsDueAsync(Interview interview, Order order, CancellationToken ct)
    {
        var seated = interview.Bookings.Select(b => b.PersonId).Where(order.Absent.Contains).ToList();
        return interview.Start.ToDateTimeOffset() == order.Start
            ? seated.Count > 0
            : await db.Memberships.AnyAsync(m => m.CohortId == interview.CohortId && m.Withdrawn && seated.Contains(m.PersonId!.Value), ct);
    }

    // Only shadows are gone: nobody waits for them.
    async Task<Open?> GoOnAsync(Interview interview, IReadOnlyList<Guid> absent, Cause cause, CancellationToken ct)
    {
        db.Publish(interview.Move(interview.Start, interview.End,
            [.. interview.Seats.Where(b => !absent.Contains(b.PersonId)).Select(b => b.AsChair())], cause.With("It is held without them.")));
        await db.SaveChangesAsync(ct);
        return null;
    }

    async Task<Open?> CancelAsync(Interview interview, Cause cause, CancellationToken ct)
    {
        db.Publish(interview.Cancel(cause));
        await db.SaveChangesAsync(ct);
        return null;
    }
}
