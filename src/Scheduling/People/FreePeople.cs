using Microsoft.EntityFrameworkCore;
using Mockloop.Scheduling.Data;
using NodaTime;

namespace Mockloop.Scheduling.People;

/// <summary>A person with their rules; what is booked is for the caller to take away or to name.</summary>
sealed record FreePerson(Person Person, FreeTime Time)
{
    public List<Interval> Between(Instant from, Instant to) => Time.Between(from, to, []);
}

/// <summary>Loads people with their rules and exceptions in three queries.</summary>
static class FreePeople
{
    public static async Task<Dictionary<Guid, FreePerson>> LoadAsync(SchedulingDb db, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(ct);
        var weekly = (await db.WeeklySpans.AsNoTracking().Where(s => ids.Contains(s.PersonId)).ToListAsync(ct)).ToLookup(s => s.PersonId);
        var exceptions = (await db.DayExceptions.AsNoTracking().Where(e => ids.Contains(e.PersonId)).ToListAsync(ct)).ToLookup(e => e.PersonId);
        return people.ToDictionary(p => p.Id, p => new FreePerson(p, new FreeTime(p, [.. weekly[p.Id]], [.. exceptions[p.Id]])));
    }
}
