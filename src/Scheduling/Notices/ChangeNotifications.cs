using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Loops;
using Mockloop.Scheduling.Mail;
using Mockloop.Scheduling.People;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;
using Person = Mockloop.Scheduling.People.Person;

namespace Mockloop.Scheduling.Notices;

/// <summary>What the caller wants to be told; a new lead time counts for interviews that are booked already.</summary>
sealed class ChangeNotifications(SchedulingDb db, GetMe me, SmtpOptions smtp, DomainClock clock)
{
    const int MostLeads = 5, ShortestLead = 5, LongestLead = 14 * 24 * 60, DayMinutes = 24 * 60;

    public async Task<Notifications> ReadAsync(CancellationToken ct)
    {
        var person = await me.EnsureAsync(ct);
        return Reply(await db.NotificationSettings.AsNoTracking().SingleOrDefaultAsync(s => s.PersonId == person.Id, ct) ?? NotificationSettings.Default(person.Id), person);
    }

    public async Task<Notifications> HandleAsync(SetNotificationsRequest request, CancellationToken ct)
    {
        var leads = Require.Count(request.ReminderMinutes, 0, MostLeads, "reminder_minutes")
            .Select((m, i) => Require.Range(m, ShortestLead, LongestLead, $"reminder_minutes[{i}]")).ToArray();
        var quiet = Quiet(request);
        var person = await me.EnsureAsync(ct);
        var settings = await db.NotificationSettings.SingleOrDefaultAsync(s => s.PersonId == person.Id, ct);
        if (settings is null)
            db.NotificationSettings.Add(settings = NotificationSettings.Default(person.Id));
        settings.Change(Groups(request, c => c.Inbox), Groups(request, c => c.Mail), leads, quiet);
        foreach (var key in await UpcomingAsync(person.Id, ct))
            db.Schedule(AnnounceChanges.Kind, key, NodaConstants.UnixEpoch);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsDuplicate())
        {
            throw DomainException.Aborted("Your settings were saved at the same time in another window or call; repeat.");
        }
        return Reply(settings, person);
    }

    Task<List<Guid>> UpcomingAsync(Guid person, CancellationToken ct)
    {
        var now = clock.Now;
        return db.Interviews.Where(i => i.State == InterviewState.Booked && i.Start > now && i.Bookings.Any(b => b.PersonId == person && !b.Cancelled))
            .Select(i => i.LoopId ?? i.Id).Distinct().ToListAsync(ct);
    }

    static (int, int)? Quiet(SetNotificationsRequest request)
    {
        if (request.QuietFrom.Length == 0 && request.QuietTo.Length == 0)
            return null;
        var (from, to) = (WallSpan.Minute(request.QuietFrom, "quiet_from"), WallSpan.Minute(request.QuietTo, "quiet_to"));
        Require.That(from % DayMinutes != to % DayMinutes, "quiet_to", request.QuietTo, "is the same as quiet_from; leave both empty for no quiet hours");
        return (from % DayMinutes, to % DayMinutes);
    }

    static NoticeGroups Groups(SetNotificationsRequest request, Func<NoticeWays, bool> wants)
    {
        (NoticeWays? Ways, NoticeGroups Group)[] all = [(request.Booked, NoticeGroups.Booked), (request.Moved, NoticeGroups.Moved),
            (request.Cancelled, NoticeGroups.Cancelled), (request.Reminders, NoticeGroups.Reminders)];
        return all.Where(one => one.Ways is { } ways && wants(ways)).Aggregate(NoticeGroups.None, (groups, one) => groups | one.Group);
    }

    Notifications Reply(NotificationSettings settings, Person person) => new()
    {
        Booked = Ways(settings, NoticeGroups.Booked),
        Moved = Ways(settings, NoticeGroups.Moved),
        Cancelled = Ways(settings, NoticeGroups.Cancelled),
        Reminders = Ways(settings, NoticeGroups.Reminders),
        ReminderMinutes = { settings.LeadMinutes },
        QuietFrom = settings.QuietFrom is { } from ? new WallSpan(from, from).From : "",
        QuietTo = settings.QuietTo is { } to ? new WallSpan(to, to).From : "",
        MailAvailable = smtp.IsConfigured && person.VerifiedEmail is not null,
    };

    static NoticeWays Ways(NotificationSettings settings, NoticeGroups group) => new() { Inbox = settings.Inbox.HasFlag(group), Mail = settings.Mail.HasFlag(group) };
}
