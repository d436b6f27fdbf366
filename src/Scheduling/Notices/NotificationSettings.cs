using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.People;
using NodaTime;
using Person = Mockloop.Scheduling.People.Person;

namespace Mockloop.Scheduling.Notices;

/// <summary>Groups of notices that a person can want or not.</summary>
[Flags]
enum NoticeGroups
{
    None = 0,
    Booked = 1,
    Moved = 2,
    Cancelled = 4,
    Reminders = 8,
    All = Booked | Moved | Cancelled | Reminders,
}

/// <summary>What a person is told, how, and when not. Who never said has <see cref="Default"/>.</summary>
sealed class NotificationSettings
{
    NotificationSettings() { }

    public Guid PersonId { get; private set; }
    public NoticeGroups Inbox { get; private set; } = NoticeGroups.All;
    public NoticeGroups Mail { get; private set; } = NoticeGroups.All;

    /// <summary>When reminders come, in minutes before the start; largest first.</summary>
    public int[] LeadMinutes { get; private set; } = [24 * 60, 60];

    /// <summary>No mail from this minute of the local day …</summary>
    public int? QuietFrom { get; private set; }

    /// <summary>… to this one, which may lie on the next day.</summary>
    public int? QuietTo { get; private set; }

    public static NotificationSettings Default(Guid personId) => new() { PersonId = personId };

    public void Change(NoticeGroups inbox, NoticeGroups mail, int[] leadMinutes, (int From, int To)? quiet) =>
        (Inbox, Mail, LeadMinutes, QuietFrom, QuietTo) = (inbox, mail, [.. leadMinutes.Distinct().OrderDescending()], quiet?.From, quiet?.To);

    /// <summary>The notice with its ways, or null when the person wants it by none.</summary>
    public Notice? Address(Notice notice, Person person, bool mailAvailable)
    {
        var group = GroupOf(notice.Kind);
        var byMail = mailAvailable && Mail.HasFlag(group) && person.VerifiedEmail is not null;
        return byMail || Inbox.HasFlag(group) ? notice.To(Inbox.HasFlag(group), byMail ? Loud(notice, person.Zone) : null) : null;
    }

    static NoticeGroups GroupOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Booked => NoticeGroups.Booked,
        NoticeKind.Moved or NoticeKind.Replaced => NoticeGroups.Moved,
        NoticeKind.Cancelled or NoticeKind.Released => NoticeGroups.Cancelled,
        _ => NoticeGroups.Reminders,
    };

    // What would come too late when it waits does not wait.
    Instant Loud(Notice notice, DateTimeZone zone)
    {
        if (QuietFrom is not { } from || QuietTo is not { } to)
            return notice.At;
        var local = notice.At.InZone(zone).LocalDateTime;
        var minute = local.Hour * 60 + local.Minute;
        var isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
        if (!isQuiet)
            return notice.At;
        var day = minute < to ? local.Date : local.Date.PlusDays(1);
        var end = day.AtMidnight().PlusMinutes(to).InZoneLeniently(zone).ToInstant();
        return end < notice.Start ? end : notice.At;
    }
}
