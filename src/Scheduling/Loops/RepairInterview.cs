using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;

namespace Mockloop.Scheduling.Loops;

/// <summary>
/// Finds another slot, or other people, for an interview that cannot be held as booked; runs once per occasion as a
/// due-time row, since it asks the planner. Cancels it with a reason when nothing fits.
/// </summary>
sealed class RepairInterview(SchedulingDb db, RepairSearch search, DomainClock clock) : IDueHandler
{
    public const string Kind = "interview-repair";

    sealed record Order(int Version, IReadOnlyList<Guid> Absent, string Why);

    /// <summary>Asks for a repair of the interview as it is now; news that changed it before makes the order void.</summary>
    public static void Schedule(SchedulingDb db, Interview interview, Instant at, IReadOnlyList<Guid> absent, string why) =>
        db.Schedule(Kind, interview.Id, at, JsonSerializer.Serialize(new Order(interview.Version, absent, why)));

    public async Task HandleAsync(DueTime due, CancellationToken ct)
    {
        var order = JsonSerializer.Deserialize<Order>(due.Payload)!;
        var interview = await db.Interviews.Include(i => i.Bookings).SingleAsync(i => i.Id == due.Key, ct);
        if (interview.State != InterviewState.Booked || interview.Version != order.Version)
            return;
        await RepairAsync(interview, order, ct);
        await db.SaveChangesAsync(ct);
    }

    async Task RepairAsync(Interview interview, Order order, CancellationToken ct)
    {
        var loop = await db.Loops.SingleOrDefaultAsync(l => l.Id == interview.LoopId, ct);
        if (loop is not { State: LoopState.Running })
        {
            db.Publish(interview.Cancel(order.Why));
            return;
        }
        var found = await search.FindAsync(loop, interview, order.Absent, clock.Now, ct);
        if (found.Slot is { } slot)
            db.Publish(interview.Move(slot.Start, slot.End, slot.Chairs, $"{order.Why} {found.Words}"));
        else
            db.Publish(interview.Cancel($"{order.Why} No other slot fits: {found.Words}"));
    }
}
