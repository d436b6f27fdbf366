using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;

namespace Mockloop.Scheduling.Notices;

/// <summary>Reminds the people of an interview, each when they want it, and sets the next time. Late, only the last reminder comes.</summary>
sealed class Remind(SchedulingDb db, Audience audience, DomainClock clock) : IDueHandler
{
    public const string Kind = "interview-remind";

    public async Task HandleAsync(DueTime due, CancellationToken ct)
    {
        var (interview, now) = (await db.Interviews.AsNoTracking().SingleOrDefaultAsync(i => i.Id == due.Key, ct), clock.Now);
        if (interview is not { State: InterviewState.Booked } || interview.Start <= now)
            return;
        var entries = await db.CalendarEntries.AsNoTracking().Where(e => e.InterviewId == due.Key && !e.IsCancelled && e.Start == interview.Start).ToListAsync(ct);
        await audience.LoadAsync([.. entries.Select(e => e.PersonId)], ct);
        foreach (var entry in entries)
        {
            var passed = audience.SettingsOf(entry.PersonId).LeadMinutes
                .Where(m => entry.Start - Duration.FromMinutes(m) is var at && at >= due.DueAt && at <= now).ToList();
            if (passed.Count > 0)
                audience.Tell(Notice.Of(entry, NoticeKind.Reminder, passed.Min(), null, "", now));
        }
        if (audience.NextReminder(entries.Select(e => e.PersonId), interview.Start, now) is { } next)
            db.Schedule(Kind, interview.Id, next);
        await db.SaveChangesAsync(ct);
    }
}
