using Microsoft.EntityFrameworkCore;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.People;
using NodaTime;

namespace Mockloop.Scheduling.Loops;

/// <summary>How many interviews a person gives per date and ISO week, in their zone. Shadows give none.</summary>
static class Caps
{
    /// <summary>Whether one more at that start is within the caps of somebody who gives those already.</summary>
    public static bool Allow(Person person, Instant start, IEnumerable<Booking> given)
    {
        var (onDate, inWeek) = Count(person, start, given);
        return onDate < person.DailyCap && inWeek < person.WeeklyCap;
    }

    /// <summary>
    /// Who gives too many on the dates of these seats, in words. They were saved in the caller's transaction, and with that
    /// their people's time locked (see <see cref="SchedulingDb"/>): what others booked meanwhile is seen, whatever the cohort.
    /// </summary>
    public static async Task<List<string>> BrokenAsync(SchedulingDb db, IEnumerable<Booking> saved, CancellationToken ct)
    {
        var seats = saved.Where(b => b is { Role.Length: > 0, Shadow: false, Cancelled: false }).ToList();
        if (seats.Count == 0)
            return [];
        var ids = seats.Select(b => b.PersonId).Distinct().ToList();
        // Nine days on either side hold the week of every slot in every zone.
        var (from, to) = (seats.Min(b => b.Period.Start) - Duration.FromDays(9), seats.Max(b => b.Period.End) + Duration.FromDays(9));
        var given = (await db.Bookings.AsNoTracking()
            .Where(b => ids.Contains(b.PersonId) && !b.Cancelled && !b.Shadow && b.Role != "" && b.Period.Start < to && b.Period.End > from)
            .ToListAsync(ct)).ToLookup(b => b.PersonId);
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        return [.. seats.Select(seat => Broken(people[seat.PersonId], seat.Period.Start, given[seat.PersonId])).OfType<string>().Distinct()];
    }

    static string? Broken(Person person, Instant start, IEnumerable<Booking> given)
    {
        var (onDate, inWeek) = Count(person, start, given);
        var date = start.InZone(person.Zone).Date.Text();
        return onDate > person.DailyCap ? $"{person.Name} would give {onDate} interviews on {date} and gives at most {person.DailyCap} a day"
            : inWeek > person.WeeklyCap ? $"{person.Name} would give {inWeek} interviews in the week of {date} and gives at most {person.WeeklyCap} a week"
            : null;
    }

    static (int OnDate, int InWeek) Count(Person person, Instant start, IEnumerable<Booking> given)
    {
        var date = DateOf(start);
        var dates = given.Select(b => DateOf(b.Period.Start)).ToList();
        return (dates.Count(d => d == date), dates.Count(d => MondayOf(d) == MondayOf(date)));

        LocalDate DateOf(Instant instant) => instant.InZone(person.Zone).Date;
    }

    static LocalDate MondayOf(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);
}
