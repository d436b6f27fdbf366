using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Engine.Calendars;
using Mockloop.Scheduling.People;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;

namespace Mockloop.Scheduling.Calendars;

/// <summary>The caller's calendars from elsewhere: brought, listed, taken away. A name is replaced by the next of that name.</summary>
sealed class ImportCalendar(SchedulingDb db, GetMe me, DomainClock clock)
{
    /// <summary>JSON writes a line's end in four characters, so the bytes are more than the file's.</summary>
    public const int LargestRequest = 4 * 1024 * 1024;

    const int LongestName = 60, MostCalendars = 10;

    // A cohort may start in a year, and takes some weeks.
    static readonly Duration Back = Duration.FromDays(1), Ahead = Duration.FromDays(400);

    public async Task<BusyCalendars> ReadAsync(CancellationToken ct) => await ReplyAsync((await me.EnsureAsync(ct)).Id, ct);

    public async Task<BusyCalendars> HandleAsync(ImportCalendarRequest request, CancellationToken ct)
    {
        var name = Require.Length(request.Name, 1, LongestName, "name");
        var person = await me.EnsureAsync(ct);
        var (now, until) = (clock.Now, clock.Now + Ahead);
        var calendar = BusyCalendar.Of(person.Id, name, Read(request.Content, person.Zone, new Interval(now - Back, until)), now, until);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // One after the other, so that the limit holds and a name stays one.
        await db.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.AvailabilityVersion, p => p.AvailabilityVersion + 1), ct);
        await db.BusyCalendars.Where(c => c.PersonId == person.Id && c.Name == name).ExecuteDeleteAsync(ct);
        if (await db.BusyCalendars.CountAsync(c => c.PersonId == person.Id, ct) >= MostCalendars)
            throw DomainException.Exhausted($"You have {MostCalendars} calendars, which is the most; remove one, or bring this one under the name of one it replaces.");
        db.BusyCalendars.Add(calendar);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return await ReplyAsync(person.Id, ct);
    }

    public async Task<BusyCalendars> RemoveAsync(RemoveCalendarRequest request, CancellationToken ct)
    {
        var (id, person) = (Ids.Parse(request.CalendarId, "calendar_id"), (await me.EnsureAsync(ct)).Id);
        if (await db.BusyCalendars.Where(c => c.Id == id && c.PersonId == person).ExecuteDeleteAsync(ct) == 0)
            throw DomainException.NotFound("calendar", id);
        return await ReplyAsync(person, ct);
    }

    static BusyTimes Read(string content, DateTimeZone zone, Interval horizon)
    {
        try
        {
            return IcsReader.Busy(content, zone, horizon);
        }
        catch (CalendarException e)
        {
            throw DomainException.Invalid([new("content", e.Message)]);
        }
    }

    async Task<BusyCalendars> ReplyAsync(Guid person, CancellationToken ct)
    {
        var calendars = await db.BusyCalendars.AsNoTracking().Where(c => c.PersonId == person).OrderBy(c => c.Name).ToListAsync(ct);
        return new BusyCalendars { Calendars = { calendars.Select(ToProto) } };
    }

    static Contracts.Scheduling.BusyCalendar ToProto(BusyCalendar calendar) => new()
    {
        CalendarId = calendar.Id.ToString(),
        Name = calendar.Name,
        ImportedAt = calendar.ImportedAt.ToTimestamp(),
        KnownUntil = calendar.KnownUntil.ToTimestamp(),
        Events = calendar.Events,
        Occurrences = calendar.Occurrences,
        BusyHours = calendar.Spans.Sum(s => s.Duration.TotalHours),
    };
}
