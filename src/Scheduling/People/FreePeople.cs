using Microsoft.EntityFrameworkCore;
using Mockloop.Scheduling.Data;
using NodaTime;

namespace Mockloop.Scheduling.People;

/// <summary>A person with their rules; what is booked is for the caller to take away or to name.</summary>
/// <param name="Person">Who.</param>
/// <param name="Time">Their rules.</param>
/// <param name="Busy">What their own calendars say.</param>
sealed record FreePerson(Person Person, FreeTime Time, IReadOnlyList<Interval> Busy)
{
    /// <summary>From when on something new may be booked for them.</summary>
    public Instant NotBefore(Instant from, Instant now) => Instant.Max(from, now + Duration.FromMinutes(Person.NoticeMinutes));

    /// <summary>Free spans between two instants, without what <paramref name="booked"/> holds.</summary>
    public List<Interval> Between(Instant from, Instant to, IEnumerable<Interval>? booked = null) =>
        Time.Between(from, to, [.. booked ?? [], .. Busy.Where(b => b.Start < to && b.End > from)]);
}

/// <summary>Loads people with their rules, exceptions and busy times in four queries.</summary>
static class FreePeople
{
    public static async Task<Dictionary<Guid, FreePerson>> LoadAsync(SchedulingDb db, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(ct);
        var weekly = (await db.WeeklySpans.AsNoTracking().Where(s => ids.Contains(s.PersonId)).ToListAsync(ct)).ToLookup(s => s.PersonId);
        var exceptions = (await db.DayExceptions.AsNoTracking().Where(e => ids.Contains(e.PersonId)).ToListAsync(ct)).ToLookup(e => e.PersonId);
        var busy = (await db.BusyCalendars.AsNoTracking().Where(c => ids.Contains(c.PersonId)).ToListAsync(ct)).ToLookup(c => c.PersonId);
        return people.ToDictionary(p => p.Id, p => new FreePerson(
            p, new FreeTime(p, [.. weekly[p.Id]], [.. exceptions[p.Id]]), [.. busy[p.Id].SelectMany(c => c.Spans).OrderBy(s => s.Start)]));
    }
}
