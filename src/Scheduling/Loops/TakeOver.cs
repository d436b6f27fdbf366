using Microsoft.EntityFrameworkCore;
using Mockloop.Scheduling.Data;
using NodaTime;

namespace Mockloop.Scheduling.Loops;

/// <summary>
/// Puts others into the chairs of who will not come, in the same slot, so that nobody else is moved. Whoever is booked
/// elsewhere, leaves or reaches their cap at the same moment is passed over: the database decides. Needs a transaction; saves.
/// </summary>
sealed class TakeOver(SchedulingDb db, Substitutes substitutes)
{
    const string Before = "before_take_over";

    /// <summary>The new people; empty when a chair found nobody, and then nothing has changed.</summary>
    public async Task<IReadOnlyList<Guid>> TryAsync(Guid interviewId, IReadOnlyCollection<Guid> absent, Cause cause, Instant now, CancellationToken ct)
    {
        var taken = new HashSet<Guid>();
        while (true)
        {
            var interview = await db.Interviews.Include(i => i.Bookings).SingleAsync(i => i.Id == interviewId, ct);
            absent = [.. absent, .. interview.Bookings.Where(b => b.Declined).Select(b => b.PersonId)];
            if (interview.Start <= now || await SeatedAsync(interview, absent, taken, now, ct) is not { Count: > 0 } newcomers)
                return [];
            var chairs = interview.Seats.Select(b => b.AsChair() with { PersonId = newcomers.GetValueOrDefault(b.PersonId, b.PersonId) })
                .Where(c => !absent.Contains(c.PersonId)).ToList();
            db.Publish(interview.Move(interview.Start, interview.End, chairs, cause.With("Somebody else takes the chair.")));
            if (await TrySaveAsync(interview, newcomers.Values, ct))
                return [.. newcomers.Values];
            taken.UnionWith(newcomers.Values);
        }
    }

    async Task<bool> TrySaveAsync(Interview interview, IReadOnlyCollection<Guid> newcomers, CancellationToken ct)
    {
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(Before, ct);
        try
        {
            await db.SaveChangesAsync(ct);
            if ((await Caps.BrokenAsync(db, interview.Seats.Where(b => newcomers.Contains(b.PersonId)), ct)).Count == 0)
                return true;
        }
        catch (DbUpdateException e) when (e.IsOverlap() || e.IsOfLeaver()) { }
        await transaction.RollbackToSavepointAsync(Before, ct);
        db.ChangeTracker.Clear();
        return false;
    }

    // Chairs with the fewest who could take them first; each person takes one.
    async Task<Dictionary<Guid, Guid>?> SeatedAsync(
        Interview interview, IReadOnlyCollection<Guid> absent, HashSet<Guid> taken, Instant now, CancellationToken ct)
    {
        var open = new List<(Guid Absent, List<Guid> Fit)>();
        foreach (var seat in interview.Seats.Where(b => !b.Shadow && absent.Contains(b.PersonId)).ToList())
            open.Add((seat.PersonId, await substitutes.ForAsync(interview, seat.Role, now, ct)));
        var newcomers = new Dictionary<Guid, Guid>();
        foreach (var (person, fit) in open.OrderBy(o => o.Fit.Count))
        {
            var found = fit.Where(p => !taken.Contains(p) && !newcomers.ContainsValue(p)).Take(1).ToList();
            if (found.Count == 0)
                return null;
            newcomers[person] = found[0];
        }
        return newcomers;
    }
}
